// Opens a policy's HTML in headless Chromium at several widths, on a screen and as it is printed. Prints as JSON, for each,
// how wide the page and its tables would like to be, and what a person sees of one rule in the first table.
//
// usage: node measure-policy.js <chromium> <file.html> <rule>
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, path, rule] = process.argv.slice(2);
const A4LandscapeWithoutMargins = 1046;

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const seen = [];
  for (const [media, width] of [['screen', 320], ['screen', 390], ['screen', 1280], ['print', A4LandscapeWithoutMargins]]) {
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    const remarks = [];
    page.on('console', message => remarks.push(message.text()));
    await page.emulateMedia({ media });
    await page.goto(pathToFileURL(path).href);
    seen.push({ media, width, remarks, ...await page.evaluate(rule => ({
      widest: Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('table')].map(t => t.scrollWidth)),
      text: [...document.querySelectorAll('tbody')].find(b => b.querySelector('th')?.textContent === rule).innerText,
      labels: [...document.querySelectorAll('td')].filter(c => getComputedStyle(c, '::before').content !== 'none' && c.offsetParent).length,
    }), rule) });
    await page.close();
  }

  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
