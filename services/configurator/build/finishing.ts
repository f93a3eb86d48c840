import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, type Plugin } from 'vite';

const worker = 'sw.js';
const compressed = new Set(['.css', '.html', '.js', '.json', '.svg', '.webmanifest']);

/** Smaller files fit into one packet as they are. */
const smallest = 1024;

/**
 * Finishes a build: makes the service worker, which knows the names of all files, and puts a Brotli and a gzip form beside each file that gains
 * from it, for servers that have no time to compress.
 */
export function finishing(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'finishing',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      folder = resolve(root, config.build.outDir);
    },
    closeBundle: async () => {
      const files = await filesOf(folder);
      await buildWorker(root, folder, { revision: await revisionOf(folder, files), files });
      await Promise.all([...files, worker].filter((file) => compressed.has(extname(file))).map((file) => compress(join(folder, file))));
    },
  };
}

/** The paths of all files in a folder, from there. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(sep).join('/')).sort();
}

/** Differs as soon as any file does: browsers compare the worker, which holds it, to notice a new version. */
async function revisionOf(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`).update(await readFile(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** By itself, since it shares no file with the page. */
async function buildWorker(root: string, folder: string, shell: object): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __SHELL__: JSON.stringify(shell) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      rollupOptions: { input: join(root, 'src/offline/worker.ts'), output: { format: 'iife', entryFileNames: worker } },
    },
  });
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length >= smallest) {
    const options = {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    };
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content, options));
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}
