// The page inside a frame: it tells the page around it how high it is, and nothing else.

/** Tells the height now and whenever it changes. The message names no scenario, so anybody may read it. */
export function tellHeight() {
  document.documentElement.dataset.embedded = '';
  const brand = document.querySelector('.brand');
  brand?.setAttribute('target', '_blank');
  brand?.setAttribute('rel', 'noopener');
  // Beside the landmarks of the page around, those in the frame have a name.
  for (const landmark of document.querySelectorAll('header, main')) landmark.setAttribute('aria-label', 'Tierwise');
  if (parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: 'tierwise-height', height }, '*');
  };
  new ResizeObserver(tell).observe(document.body);
  tell();
}
