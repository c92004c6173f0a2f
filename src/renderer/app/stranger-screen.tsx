import { strangerWindow } from '../texts/errors.ts';

/** This window was not let in. */
export function StrangerScreen() {
  return (
    <main id="content" className="start">
      <div className="start-card">
        <h1>{strangerWindow.title}</h1>
        <p>{strangerWindow.what}</p>
        <p>{strangerWindow.safe}</p>
        <p>
          <strong>{strangerWindow.next}</strong>
        </p>
      </div>
    </main>
  );
}
