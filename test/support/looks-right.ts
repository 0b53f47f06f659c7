/** How a page has to look, whichever it is: nothing wider than it is at any size, nothing for axe to complain of; a picture of each where they are asked for. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const pictures = process.env['SOGOC_PICTURES'];

/** At 1440, 390 and 320 px; it is 1440 wide afterwards. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {}); // a stream of events is never idle
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const wider = await page.locator('main *').evaluateAll(
      (boxes, width) =>
        boxes
          .filter((box) => {
            const head = box.closest('thead');
            const isClipped =
              box.closest('.said-only') !== null || (head !== null && head.ownerDocument.defaultView?.getComputedStyle(head).position === 'absolute');
            return box.getBoundingClientRect().right > width + 1 && !isClipped;
          })
          .map((box) => `${box.tagName}.${box.className}`),
      width,
    );
    assert.deepEqual({ name, width, wider }, { name, width, wider: [] });
    if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`),
    [],
  );
}
