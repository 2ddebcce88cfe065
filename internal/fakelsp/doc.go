// Package fakelsp is a language server inside the test process.
//
// A test scripts what the server answers, when, and how wrongly; it then waits
// for expectations about what the client sent. An expectation is met, not yet
// met, or impossible: the last two differ in that waiting goes on for one and
// ends at once for the other.
//
// The server keeps its own copy of every open document, changed by nothing but
// the notifications it gets, with a deliberately simple conversion of
// positions. Tests compare that copy with the editor's text. Everything a
// client must never do (change a document that is not open, lower a version,
// edit outside the text, talk before initialize) is recorded as a fault, and a
// fault makes every expectation impossible.
//
// The package uses the standard library only, so that no mistake is shared
// with the client it tests.
package fakelsp
