export interface Palette {
  accent: string
  accentDark: string
}

/** The style sheet of a simulated provider's pages, in light and dark. */
export function stylesheet({ accent, accentDark }: Palette): string {
  return `:root {
  color-scheme: light dark;
  --accent: ${accent};
  --on-accent: #fff;
  --ground: #f3f5f8;
  --card: #fff;
  --text: #16202c;
  --quiet: #526071;
  --line: #d5dce5;
  --warn-ground: #fff4d6;
  --warn-text: #5c4300;
  --error: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --accent: ${accentDark};
    --on-accent: #0c1420;
    --ground: #10161e;
    --card: #19212c;
    --text: #e7edf4;
    --quiet: #a3b1c1;
    --line: #354252;
    --warn-ground: #3a3014;
    --warn-text: #ffe2a0;
    --error: #ffb4ab;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
.masthead {
  display: flex;
  flex-wrap: wrap;
  gap: .25rem 1rem;
  align-items: center;
  justify-content: space-between;
  padding: .75rem 1.25rem;
  background: var(--warn-ground);
  color: var(--warn-text);
}
.masthead p { margin: 0; }
.brand { display: flex; gap: .6rem; align-items: center; font-weight: 700; }
.mark { width: 1.1rem; height: 1.1rem; border-radius: .3rem; background: var(--accent); }
.notice { font-size: .875rem; }
main { max-width: 34rem; margin: 0 auto; padding: clamp(1rem, 5vw, 3rem) 1rem 3rem; display: grid; gap: 1rem; }
.card {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: .9rem;
  padding: clamp(1.25rem, 4vw, 2rem);
}
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 0 0 .5rem; font-size: 1.05rem; }
h3 { margin: 0 0 .5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); font-size: .9rem; }
.error { border-left: .25rem solid var(--error); padding: .25rem 0 .25rem .75rem; color: var(--error); }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
input {
  width: 100%;
  margin-bottom: 1rem;
  padding: .65rem .75rem;
  border: 1px solid var(--quiet);
  border-radius: .5rem;
  background: var(--ground);
  color: inherit;
  font: inherit;
}
button {
  padding: .65rem 1.1rem;
  border: 1px solid var(--accent);
  border-radius: .5rem;
  background: transparent;
  color: var(--text);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button.primary { background: var(--accent); color: var(--on-accent); }
button:hover { filter: brightness(1.08); }
button.link { padding: 0; border: 0; color: var(--accent); text-decoration: underline; font-weight: 400; }
a { color: var(--accent); }
:is(button, input, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; }
.card > :last-child, .card > form:last-child > :last-child { margin-bottom: 0; }
.actions + * { margin-top: 1.25rem; }
.actions form { flex: 1 1 12rem; display: grid; }
.identity {
  display: flex;
  flex-wrap: wrap;
  gap: .25rem 1rem;
  justify-content: space-between;
  align-items: baseline;
  margin-bottom: 1.25rem;
  padding-bottom: .75rem;
  border-bottom: 1px solid var(--line);
  font-size: .9rem;
}
.identity span { overflow-wrap: anywhere; }
.choices { display: grid; gap: .5rem; margin: 0 0 1.25rem; padding: 0; list-style: none; }
.choices form { display: grid; }
.choices button {
  display: grid;
  gap: .1rem;
  justify-items: start;
  text-align: left;
  border-color: var(--line);
  background: var(--ground);
  overflow-wrap: anywhere;
}
.choices button:hover { border-color: var(--accent); }
.choices small { color: var(--quiet); font-weight: 400; font-size: .875rem; }
.choices .hint { color: var(--text); }
.scopes { margin: 0 0 1.25rem; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: .6rem; }
.scopes li { padding: .7rem .9rem; border-top: 1px solid var(--line); }
.scopes li:first-child { border-top: 0; }
.scopes code { display: block; color: var(--quiet); font-size: .8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
@media (max-width: 30rem) {
  .actions button { width: 100%; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .5rem; }
}
`
}
