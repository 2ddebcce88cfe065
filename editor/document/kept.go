package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// keptSuffix ends the names of the copies that are kept beside a file while it
// is written in place.
const keptSuffix = "~"

// tempPrefix begins the names of all files that a save makes beside another one.
// Very long names are cut, so that there is room for more.
func tempPrefix(target string) string {
	name := filepath.Base(target)
	return "." + strings.ToValidUTF8(name[:min(len(name), 200)], "") + ".hx-"
}

// KeptCopies returns the copies of a file's old content that a save left beside
// it because it was interrupted, newest first.
func KeptCopies(path string) []string {
	target, _, err := resolve(path)
	if err != nil {
		return nil
	}
	dir := filepath.Dir(target)
	names, _ := os.ReadDir(dir)
	var out []string
	for _, e := range names {
		if n := e.Name(); strings.HasPrefix(n, tempPrefix(target)) && strings.HasSuffix(n, keptSuffix) {
			out = append(out, filepath.Join(dir, n))
		}
	}
	slices.Reverse(out) // names end with the time
	return out
}
