//go:build !cgo || hx_static

package syntax

import "fmt"

// A static program has no loader for shared libraries.
func loadShared(path, _ string) (grammarPtr, error) {
	return nil, fmt.Errorf("%s cannot be loaded by a statically linked program", path)
}
