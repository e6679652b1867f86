// What the tests of the site have in common. SITE is the site's folder, NODE that of the packages of Node.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const site = process.env.SITE;
export const languages = ['en', 'zh'];
export const pages = (folder) => readdirSync(join(site, folder)).filter((name) => name.endsWith('.html')).sort();
export const read = (...path) => readFileSync(join(site, ...path), 'utf8');
export const address = (...path) => pathToFileURL(join(site, ...path)).href;

export async function withBrowser(use) {
  const { chromium } = createRequire(join(process.env.NODE, 'package.json'))('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
