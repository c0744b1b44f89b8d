// One command of the W3C WebDriver protocol, on Node's fetch. It refuses to know what the commands are for.
import { WindowLost } from "./waiting.mjs";

/** @param {string} address  Of the driver. @param {string} method @param {string} path @param {unknown} [body] */
export async function request(address, method, path, body) {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(address + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error) => {
    throw new WindowLost(`The driver does not answer: ${error.cause?.message ?? error.message}`);
  });
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (answer.ok) return value;
  const message = `${value?.error ?? answer.status}: ${value?.message ?? "no reason given"}`;
  throw value?.error === "invalid session id" ? new WindowLost(message) : new Error(message);
}
