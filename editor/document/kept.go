package document

import (
	"crypto/sha256"
	"encoding/hex"
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

// copyName begins the name of a copy that is kept in another folder.
func copyName(target string) string {
	sum := sha256.Sum256([]byte(target))
	return hex.EncodeToString(sum[:8])
}

// KeptCopies returns the copies of a file's old content that a save left because
// it was interrupted: beside it, and in the folder of copies if one is given.
// The newest comes first.
func KeptCopies(path, copies string) []string {
	target, _, err := resolve(OS{}, path)
	if err != nil {
		return nil
	}
	var out []string
	find := func(dir, prefix string) {
		f, err := os.Open(dir)
		if err != nil {
			return
		}
		defer f.Close()
		names, _ := f.Readdirnames(-1) // in no order: the folder may be large
		first := len(out)
		for _, n := range names {
			if strings.HasPrefix(n, prefix) && strings.HasSuffix(n, keptSuffix) {
				out = append(out, filepath.Join(dir, n))
			}
		}
		slices.Sort(out[first:])
	}
	find(filepath.Dir(target), tempPrefix(target))
	if copies != "" {
		find(copies, copyName(target)+tempPrefix(target))
	}
	slices.Reverse(out) // names end with the time
	return out
}
