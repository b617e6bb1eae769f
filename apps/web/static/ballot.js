/**
 * What a script adds to voting; every page works without it. It counts the picks at the button,
 * does the proof of work while the voter reads, and makes the ballot's secret on the device.
 */

/** Says at the button how many picks are missing. */
function countPicks(form) {
  const state = form.querySelector('[data-count]');
  if (!state) return;
  const { min, max, more, over, ready } = form.dataset;
  const fill = (text, facts) => text.replaceAll(/\{(\w+)\}/g, (_, name) => facts[name] ?? '');
  const say = () => {
    const picked = form.querySelectorAll('[name=picks]:checked').length;
    if (picked < Number(min)) state.textContent = fill(more, { min, n: Number(min) - picked });
    else if (picked > Number(max)) state.textContent = fill(over, { max, n: picked - Number(max) });
    else state.textContent = fill(ready, { picked });
  };
  form.addEventListener('change', say);
  say();
}

const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Solves the challenge: finds the counter whose derived key begins as asked. */
async function solve(challenge) {
  const { nonce, salt, cost, keyPrefix } = challenge.parameters;
  const head = fromHex(nonce);
  const password = new Uint8Array(head.length + 4);
  password.set(head);
  const counterAt = new DataView(password.buffer);
  for (let counter = 0; ; counter += 1) {
    counterAt.setUint32(head.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: cost };
    const derivedKey = toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

async function work(form) {
  const state = form.querySelector('[data-work-state]');
  const challenge = JSON.parse(form.dataset.work);
  if (state) state.textContent = form.dataset.working;
  const solution = await solve(challenge);
  form.elements.namedItem('work').value = JSON.stringify({ challenge, solution });
  if (state) state.textContent = form.dataset.worked;
}

const KEPT = 'gongsuan ballot';

/** Takes back the secrets kept for a vote, or all of them. */
function forget(vote = '') {
  const kept = Object.keys(sessionStorage).filter((name) => name.startsWith(`${KEPT} ${vote}`));
  for (const name of kept) sessionStorage.removeItem(name);
}

/** The ballot's secret k, of this tab and this ballot alone, the same until the receipt is there. */
async function makeCodes(form) {
  const name = `${KEPT} ${form.dataset.codes}`;
  let k = sessionStorage.getItem(name);
  if (!k) {
    k = toHex(crypto.getRandomValues(new Uint8Array(32)));
    sessionStorage.setItem(name, k);
  }
  const hash = async (word) => {
    const bytes = new Uint8Array([...new TextEncoder().encode(word), ...fromHex(k)]);
    return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  };
  const [ballotId, claim] = await Promise.all([hash('ballot'), hash('claim')]);
  form.elements.namedItem('ballotId').value = ballotId;
  form.elements.namedItem('claim').value = claim;
}

for (const form of document.querySelectorAll('form[data-ballot]')) countPicks(form);
for (const place of document.querySelectorAll('[data-voted]')) forget(place.dataset.voted);
// At the desk, before a new voter at a station, and after clearing: nothing of anybody is left.
if (document.querySelector('[data-clear]')) forget();
// Without a secure context the server's own ways stand.
if (globalThis.crypto?.subtle) {
  for (const form of document.querySelectorAll('form[data-codes]')) void makeCodes(form);
  for (const form of document.querySelectorAll('form[data-work]')) void work(form);
}
