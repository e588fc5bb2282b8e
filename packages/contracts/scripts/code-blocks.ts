/** A block of TypeScript in a Markdown text; `path` when its first line is a comment that names a file. */
export interface CodeBlock {
  extension: string
  path: string | undefined
  code: string
}

/** The TypeScript blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(tsx?)\n([\s\S]*?)^```$/gm)].map(([, extension = '', code = '']) => ({
    extension,
    path: /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1],
    code,
  }))
}
