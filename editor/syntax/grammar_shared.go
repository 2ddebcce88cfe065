//go:build cgo && !hx_static

package syntax

// #cgo linux LDFLAGS: -ldl
// #include <dlfcn.h>
// #include <stdlib.h>
// #include "ts.h"
// static const TSLanguage *hx_call(void *f) { return ((const TSLanguage *(*)(void))f)(); }
import "C"

import (
	"fmt"
	"strings"
	"unsafe"
)

// loadShared loads a grammar from a shared library. It stays loaded: trees and
// queries point into it.
func loadShared(path, name string) (grammarPtr, error) {
	cpath := C.CString(path)
	defer C.free(unsafe.Pointer(cpath))
	lib := C.dlopen(cpath, C.RTLD_NOW|C.RTLD_LOCAL)
	if lib == nil {
		return nil, fmt.Errorf("%s cannot be loaded: %s", path, C.GoString(C.dlerror()))
	}
	symbol := "tree_sitter_" + strings.ReplaceAll(name, "-", "_")
	csym := C.CString(symbol)
	defer C.free(unsafe.Pointer(csym))
	f := C.dlsym(lib, csym)
	if f == nil {
		C.dlclose(lib)
		return nil, fmt.Errorf("%s has no function %s: it holds another grammar", path, symbol)
	}
	g := C.hx_call(f)
	if abi := int(C.ts_language_version(g)); abi < minABI || abi > maxABI {
		C.dlclose(lib)
		return nil, fmt.Errorf("%s was generated in grammar format %d, this program reads %d to %d: generate it again with tree-sitter generate --abi %d",
			path, abi, minABI, maxABI, maxABI)
	}
	return unsafe.Pointer(g), nil
}
