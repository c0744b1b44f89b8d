// Words of the backend: in English they are what it says, so there is nothing to give here.
export const messages: Record<string, string> = {};
