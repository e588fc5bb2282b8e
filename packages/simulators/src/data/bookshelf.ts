export interface Bookshelf<Books extends { company: { id: string } }> {
  companies(): Books['company'][]
  company(companyId: string): Books['company'] | undefined
  /** The books of a company, filled when they are first opened. */
  books(companyId: string): Books | undefined
}

/** The books of every company, in the order of the seeds. */
export function createBookshelf<Seed, Books extends { company: { id: string } }>(options: {
  seeds: readonly Seed[]
  create(seed: Seed): Books
  fill(books: Books, seed: Seed): void
}): Bookshelf<Books> {
  const shelf = new Map<string, Books>()
  const unseeded = new Map<Books, Seed>()
  for (const seed of options.seeds) {
    const books = options.create(seed)
    shelf.set(books.company.id, books)
    unseeded.set(books, seed)
  }

  return {
    companies: () => [...shelf.values()].map(books => books.company),
    company: companyId => shelf.get(companyId.toLowerCase())?.company,
    books(companyId) {
      const books = shelf.get(companyId.toLowerCase())
      const seed = books && unseeded.get(books)
      if (books && seed) {
        unseeded.delete(books)
        options.fill(books, seed)
      }
      return books
    },
  }
}
