/** A page that needs neither script nor session. Nothing in it comes from outside, so nothing is escaped. */
export function unsubscribePage(state: 'asks' | 'ended'): string {
  const body =
    state === 'asks'
      ? `<h1>Stop the weekly digest?</h1>
<p>No further digest is sent to the address that this link was mailed to. It can be turned on again in the console under Digest.</p>
<form method="post"><button>Stop these mails</button></form>`
      : `<h1>No further digest is sent</h1>
<p>It can be turned on again in the console under Digest.</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Weekly digest</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#f6f7f9, #101318); color: light-dark(#1b2130, #dce0e7); }
h1 { font-size: 1.25rem; }
button { font: inherit; padding: 0.5rem 1rem; border: 0; border-radius: 4px; background: #3b4fc4; color: #fff; cursor: pointer; }
button:focus-visible { outline: 2px solid light-dark(#3b4fc4, #9fb0f3); outline-offset: 2px; }
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}
