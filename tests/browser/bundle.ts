import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface BuildOptions {
  readonly [option: string]: unknown;
}

interface Bundler {
  build(options: BuildOptions): Promise<{ output: { code: string }[] }[]>;
}

/**
 * The built library for browsers as one script that sets `casesim`, and the Node modules that it would need (there should
 * be none), by Vite: the bundler that vitest brings and that most web projects use.
 */
export async function bundleForBrowsers(): Promise<{ code: string; nodeModules: string[] }> {
  const fromVitest = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'));
  const vite: Bundler = await import(pathToFileURL(fromVitest.resolve('vite')).href);
  const nodeModules: string[] = [];
  const [result] = await vite.build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve('dist/browser.js'), formats: ['iife'], name: 'casesim' },
    },
    plugins: [
      {
        name: 'no-node',
        enforce: 'pre',
        resolveId(id: string, importer: string | undefined) {
          if (id.startsWith('node:')) nodeModules.push(`${importer} imports ${id}`);
          return null;
        },
      },
    ],
  });
  return { code: result?.output[0]?.code ?? '', nodeModules };
}
