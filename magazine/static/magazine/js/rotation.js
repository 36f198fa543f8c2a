// Which of the variants that share a slot this reader is shown. One of 100 buckets is drawn
// once and kept in this browser: a number that every hundredth reader has names nobody.
// Who asks not to be followed has none drawn and sees the first, as without this script.
// Not a module: it stands in the head, so that the choice is made before the first paint.
// The arithmetic is that of magazine/features/variants/shares.py, step by step.
{
  const KEY = "reticule.bucket";
  const BUCKETS = 100;
  const STEPS = [];
  for (let step = 1; step < BUCKETS; step += 2) if (step % 5) STEPS.push(step);

  const fnv1a = (text) => {
    let found = 0x811c9dc5;
    for (const letter of text) found = Math.imul(found ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    return found;
  };

  const placeOf = (bucket, feature) => {
    const spread = fnv1a(String(feature));
    return (bucket * STEPS[spread % STEPS.length] + ((spread >>> 8) % BUCKETS)) % BUCKETS;
  };

  const choose = (bucket, feature, edges) =>
    edges.findIndex((edge) => placeOf(bucket, feature) < edge);

  const draw = () => {
    if (navigator.globalPrivacyControl || navigator.doNotTrack === "1") return null;
    try {
      const kept = localStorage.getItem(KEY);
      if (/^\d{1,2}$/.test(kept)) return Number(kept);
      const drawn = Math.floor(Math.random() * BUCKETS);
      localStorage.setItem(KEY, String(drawn));
      return drawn;
    } catch {
      return null; // A browser that keeps nothing shows the first, each time.
    }
  };

  const bucket = draw();

  customElements.define(
    "slot-rotation",
    class SlotRotation extends HTMLElement {
      static choose = choose;

      connectedCallback() {
        if (bucket === null) return;
        const edges = this.dataset.edges.split(" ").map(Number);
        const chosen = choose(bucket, this.dataset.feature, edges);
        const show = () => {
          for (const [number, variant] of [...this.children].entries()) {
            variant.hidden = number !== chosen;
          }
        };
        show();
        // The variants come after this element's own beginning; each is seen to before a paint.
        new MutationObserver(show).observe(this, { childList: true });
      }
    },
  );
}
