/** The mark: a book lying, rings of a stump, the loop of a fingerprint. */

export function Mark({ className = 'mark' }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M29.5 4H15a12 12 0 0 0 0 24h14.5" strokeWidth="3" />
      <path d="M29.5 9.5H15a6.5 6.5 0 0 0 0 13h14.5" strokeWidth="2" />
      <path d="M16 16h7" strokeWidth="2" />
      <circle cx="27.2" cy="16" r="2.3" fill="#d9654a" stroke="none" />
    </svg>
  );
}
