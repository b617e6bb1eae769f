/** Pages are plain HTML; one that needs a script says so itself, and works without it too. */
export const csr = false;
