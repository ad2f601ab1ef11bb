// Builds taskforce/static/build/ from our own styles, scripts and images and the fonts in node_modules/.
// Every file gets a name that changes with its content, so that browsers may keep it for ever; manifest.json
// tells the pages the name of today: {"css/site.css": "css/site-B7XQ2A.css", …}.
// The fonts of the printed report keep their names under build/print/: the print style sheet names them.

import { existsSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(checkout, "taskforce", "static");
const target = join(source, "build");

const PRINT = {
  "source-serif-4": ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"],
  "public-sans": ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"],
};
const COPIED = [".woff2", ".svg", ".png", ".webp"];

const filesIn = (folder, ending) =>
  existsSync(join(source, folder))
    ? readdirSync(join(source, folder)).filter((name) => name.endsWith(ending)).map((name) => join(source, folder, name))
    : [];

const entryPoints = [
  ...["css", "css/pages"].flatMap((folder) => filesIn(folder, ".css")),
  ...filesIn("js", ".js"),
  ...COPIED.flatMap((ending) => filesIn("images", ending)),
];

const { metafile } = await build({
  entryPoints,
  outbase: source,
  outdir: target,
  entryNames: "[dir]/[name]-[hash]",
  assetNames: "fonts/[name]-[hash]",
  chunkNames: "js/[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm", // loaded with type="module"; what is needed only later may be import()ed
  splitting: true,
  metafile: true,
  absWorkingDir: checkout,
  loader: Object.fromEntries(COPIED.map((ending) => [ending, "copy"])),
  logLevel: "warning",
});

const manifest = {};
for (const [file, output] of Object.entries(metafile.outputs)) {
  const origin = output.entryPoint ?? Object.keys(output.inputs)[0] ?? "";
  const ours = relative("taskforce/static", origin);
  const name = ours.startsWith("..") ? `fonts/${basename(origin)}` : ours;
  if (output.entryPoint || name.startsWith("fonts/")) manifest[name] = relative("taskforce/static/build", file);
}

const printed = join(target, "print");
mkdirSync(printed, { recursive: true });
for (const [family, cuts] of Object.entries(PRINT)) {
  for (const cut of cuts) {
    const prefix = family === "public-sans" ? "PublicSans" : "SourceSerif4";
    const file = `${prefix}_${cut}.ttf`;
    cpSync(join(checkout, "node_modules", "@expo-google-fonts", family, cut, file), join(printed, file));
  }
}

// A page may be asking while we write: the manifest changes in one step, and what it no longer names goes last.
writeFileSync(join(target, "manifest.json.new"), JSON.stringify(manifest, null, 1) + "\n");
renameSync(join(target, "manifest.json.new"), join(target, "manifest.json"));

const kept = new Set(Object.keys(metafile.outputs).map((file) => join(checkout, file)));
for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const ours = file.startsWith(printed) || file === join(target, "manifest.json");
  if (entry.isFile() && !ours && !kept.has(file)) rmSync(file);
}
