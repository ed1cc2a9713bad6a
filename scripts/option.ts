/**
 * What `--name value` or `--name=value` says in a command's arguments: empty where nothing follows, undefined where it is
 * not asked for.
 */
export function optionIn(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  if (at < 0) return undefined;
  const arg = args[at] ?? "";
  return arg === name ? (args[at + 1] ?? "") : arg.slice(name.length + 1);
}
