// Copying: through the clipboard where the browser allows it, else the text is selected for the keyboard.

/** @param {string} text @param {HTMLInputElement | HTMLTextAreaElement | null} [box] that shows it @returns {Promise<boolean>} whether it was copied */
export async function copy(text, box = null) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box?.focus();
    box?.select();
    return false;
  }
}

/** Lets the browser save a file. @param {string} text @param {string} name @param {string} type */
export function save(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** A text as part of a file name. @param {string} text */
export const fileName = (text) => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'scenario';
