// Package text is the text model: an immutable rope with byte offsets, and the
// rules that say where a user may stand in it.
//
// # Units
//
// A position is a byte offset into UTF-8 text. Lines are counted from 0 and
// end at LF (a CR before it belongs to the break). Columns and widths are
// cells. Bytes that are not valid UTF-8 are kept as they are; each counts as
// one character.
//
// # The rope
//
// A B-tree of immutable nodes. A leaf is a string of at most maxLeaf bytes;
// leaves of a freshly loaded text are substrings of the one string that was
// read, so the text exists once. Every node knows its bytes, its line feeds
// and whether it is all ASCII, which makes line lookup logarithmic and column
// arithmetic on ASCII lines free. A Rope is a small value: copying it is
// taking a snapshot.
//
// Invariants (checked by check in the tests after every operation):
//   - all leaves have the same depth; no leaf is empty unless it is the root
//   - a branch has 2..maxKids children (the root's children may be fewer)
//   - sums are right
//   - no leaf starts inside a UTF-8 sequence of valid text, none starts at the
//     LF of a CR LF
package text
