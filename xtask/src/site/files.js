
// Files of tables: a second module reads and writes them, this one knows what their cells mean.
let books;

async function workbook() {
  if (!books) {
    books = import('./workbook.js').then(async (module) => {
      await module.default();
      return module;
    });
    books.catch(() => { books = undefined; });
  }
  return books;
}

/** Gives the module of workbooks, for a program that loads it otherwise. */
export function useWorkbook(module) {
  books = Promise.resolve(module);
}

Index.prototype.read = async function (bytes, options) {
  const { read } = await workbook();
  const parts = [];
  read(bytes, (part) => parts.push(part));
  return this.readParts(parts, options);
};

async function written(parts, options) {
  if (options && options.format === 'csv') return parts;
  return (await workbook()).write(parts);
}

Index.prototype.template = async function (options) {
  return written(this.templateParts(options), options);
};

Index.prototype.table = async function (data, methodology, options) {
  return written(this.tableParts(data, methodology, options), options);
};
