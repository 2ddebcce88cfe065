//go:build cgo

package syntax

// #include <stdlib.h>
// #include "ts.h"
import "C"

import (
	"runtime/cgo"
	"unsafe"

	"hx/editor/text"
)

// readerWindow is how much text one call back from the parser copies. A call
// from C into Go is dear (microseconds on a small board), the lexer jumps back
// to the start of a token at most once per window, and a reparse after one edit
// mostly stays within one.
const readerWindow = 16 << 10

// reader gives a parser the text of one rope. The buffer is C memory, so the
// parser may keep the pointer between calls.
type reader struct {
	rope   text.Rope
	buf    unsafe.Pointer
	handle cgo.Handle
}

func newReader() *reader {
	r := &reader{buf: C.malloc(readerWindow)}
	r.handle = cgo.NewHandle(r)
	return r
}

func (r *reader) close() {
	r.handle.Delete()
	C.free(r.buf)
	*r = reader{}
}

//export hxReadText
func hxReadText(handle C.uintptr_t, at C.uint32_t, size *C.uint32_t) *C.char {
	r := cgo.Handle(handle).Value().(*reader)
	n := 0
	if int(at) < r.rope.Len() {
		out := unsafe.Slice((*byte)(r.buf), readerWindow)
		for _, chunk := range r.rope.Chunks(int(at)) {
			n += copy(out[n:], chunk)
			if n == len(out) {
				break
			}
		}
	}
	*size = C.uint32_t(n)
	return (*C.char)(r.buf)
}
