/** Lets go of the test server, which stops itself when nobody is connected. */
export default async function globalTeardown() {
  await globalThis.__markwardenHold?.end();
}
