// The mark: a vesicle with cargo, budding. Drawn, so that it is sharp at every size and needs no file.
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="30" cy="34" r="24" fill="#0b3a5e" />
      <circle cx="30" cy="34" r="24" fill="none" stroke="#5eb8e8" strokeWidth="4" />
      <circle cx="23" cy="29" r="7" fill="#34d399" />
      <circle cx="37" cy="38" r="5.5" fill="#34d399" opacity="0.85" />
      <circle cx="24" cy="45" r="3.5" fill="#34d399" opacity="0.7" />
      <circle cx="37" cy="24" r="3" fill="#34d399" opacity="0.7" />
      <circle cx="53" cy="12" r="8" fill="#0b3a5e" stroke="#5eb8e8" strokeWidth="3.5" />
      <circle cx="53" cy="12" r="2.6" fill="#34d399" />
    </svg>
  );
}
