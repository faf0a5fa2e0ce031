/** Pictures scenes in every look, and checks that each fits and can be read by everybody. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';

const WIDTHS = [1440, 768];
/** Tall enough for what should meet the eye first. */
const HEIGHT = 1200;

async function assertFits(page, name) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow} px`);
}

/** Fails for what axe calls serious or critical in a part of the page. */
async function assertAccessible(page, name, part) {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  assert.deepEqual(grave, [], `${name} is not accessible`);
}

/**
 * @param scenes - by the name of their pictures, how to get to each in a given look
 * @param partOf - which part of a scene is ours, as a selector; the page's content by default
 */
export function testLooks(scenes, partOf = () => 'main') {
  describe('in every look', () => {
    for (const [scene, open] of Object.entries(scenes)) {
      for (const colorScheme of ['light', 'dark']) {
        test(`${scene} in ${colorScheme} fits, and can be read by everybody`, async () => {
          const look = { colorScheme, width: WIDTHS[0], height: HEIGHT };
          const { page, errors, screenshot, close } = await open(look);
          for (const width of WIDTHS) {
            const name = `${scene}-${width}-${colorScheme}`;
            await page.setViewportSize({ width, height: HEIGHT });
            await screenshot(name);
            await assertFits(page, name);
            // Colours are the same in both widths: what is dark is checked once.
            if (colorScheme === 'light' || width === WIDTHS[0]) {
              await assertAccessible(page, name, partOf(scene));
            }
          }
          assert.deepEqual(errors, []);
          await close();
        });
      }
    }
  });
}
