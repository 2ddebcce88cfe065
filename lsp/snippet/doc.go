// Package snippet reads and expands snippets in the notation of the Language
// Server Protocol: text with places to be filled in.
//
//	$1 ${1}             a stop; equal numbers are filled in together
//	${1:default}        a stop with a text, which may hold further stops
//	${1|one,two|}       a stop with a choice
//	${1/re/format/g}    a stop that shows its text changed
//	$NAME ${NAME:text}  a variable, and what stands for it when it is unknown
//	\$ \} \\            the characters themselves
//
// Stops are visited by number, $0 last; without $0 the end of the text is it.
// What does not follow the notation is plain text: reading never fails.
//
// The package knows neither documents nor editors.
package snippet
