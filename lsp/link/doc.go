// Package link opens the byte stream to a language server: to a program it
// starts, or to a port it connects to.
//
// A started program runs in a session of its own, so it can neither be
// interrupted from the keyboard nor write to or ask at the terminal. When it
// ends, or the link is closed, everything left of its process group is killed
// and the program is reaped.
package link
