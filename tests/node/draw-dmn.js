// Opens a DMN file in dmn-js in headless Chromium, as a person would: the drawing and each decision table. Prints as JSON
// what dmn-js remarks on and how much of each view is there; with a folder, leaves a screenshot of each view in it.
//
// usage: node draw-dmn.js <chromium> <file.dmn> [<folder for screenshots>]
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, path, screenshots] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const styles = [
  'diagram-js.css', 'dmn-font/css/dmn-embedded.css', 'dmn-js-shared.css', 'dmn-js-drd.css', 'dmn-js-decision-table.css',
  'dmn-js-decision-table-controls.css',
];

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 3000, height: 1500 } });
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.setContent('<style>html, body, #canvas { margin: 0; height: 100% }</style><div id="canvas"></div>');
  for (const style of styles) {
    await page.addStyleTag({ path: require.resolve(`dmn-js/dist/assets/${style}`) });
  }

  await page.addScriptTag({ path: require.resolve('dmn-js/dist/dmn-modeler.production.min.js') });
  const { warnings, views } = await page.evaluate(async xml => {
    window.viewer = new window.DmnJS({ container: '#canvas' });
    const { warnings } = await window.viewer.importXML(xml);
    return { warnings: warnings.map(w => w.message), views: window.viewer.getViews().map(v => ({ type: v.type, id: v.id })) };
  }, await readFile(path, 'utf8'));

  const shown = [];
  for (const [number, view] of views.entries()) {
    const remarks = await page.evaluate(async number => {
      // Opening the view that the import has opened would draw it twice.
      const view = window.viewer.getViews()[number];
      const { warnings } = view === window.viewer.getActiveView() ? { warnings: [] } : await window.viewer.open(view);
      window.viewer.getActiveViewer().get('canvas', false)?.zoom('fit-viewport');
      return warnings.map(w => w.message);
    }, number);
    warnings.push(...remarks);
    const [shapes, lines, rows] = await Promise.all(
      ['.djs-shape', '.djs-connection', 'tbody tr'].map(selector => page.locator(selector).count()));
    shown.push({ ...view, shapes, lines, rows });
    if (screenshots) {
      await page.screenshot({ path: join(screenshots, `${view.id}.png`) });
    }
  }

  console.log(JSON.stringify({ warnings, errors, views: shown }));
} finally {
  await browser.close();
}
