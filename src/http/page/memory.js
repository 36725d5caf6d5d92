/** What the browser remembers for this page; where storage is forbidden, until the tab closes. */
const fallback = new Map();

const isGuest = location.pathname.startsWith('/open');

// The guest of another link is somebody else: nothing that the one before has typed is theirs.
if (isGuest && new URL(location.href).searchParams.has('start')) storage()?.clear();

/** What a guest types ends with the window. @returns {Storage | undefined} */
function storage() {
  try {
    return isGuest ? window.sessionStorage : window.localStorage;
  } catch {
    return undefined;
  }
}

/** @param {string} name @returns {string | undefined} */
export function recall(name) {
  return storage()?.getItem(name) ?? fallback.get(name);
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    storage()?.setItem(name, value);
  } catch {
    // Full or forbidden: the tab's own memory has to do.
  }
  fallback.set(name, value);
}

/** @param {string} name */
export function forget(name) {
  storage()?.removeItem(name);
  fallback.delete(name);
}

/** @param {string} prefix @returns {string[]} names that begin so */
export function remembered(prefix) {
  return [...new Set([...Object.keys(storage() ?? {}), ...fallback.keys()])].filter((name) => name.startsWith(prefix));
}
