/** Address of a file that the build copies beside the page. */
declare const url: string;
export default url;
