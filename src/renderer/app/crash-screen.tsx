import './shell.css';
import { crashedWindow } from '../texts/shell.ts';

/** The page itself broke; the core in its own process did not. */
export function CrashScreen() {
  return (
    <main id="content" className="page" role="alert">
      <h1>{crashedWindow.title}</h1>
      <p>{crashedWindow.safe}</p>
      <p>{crashedWindow.next}</p>
      <p>
        {/* biome-ignore lint/a11y/noAutofocus: the only thing to do here */}
        <button type="button" className="link-button" autoFocus onClick={() => location.reload()}>
          {crashedWindow.reload}
        </button>
      </p>
    </main>
  );
}
