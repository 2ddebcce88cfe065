package lsp

import (
	"os"
	"path/filepath"
	"strings"
)

// FindRoot returns the folder a server should take as project root for a file:
// the topmost folder between the file and the workspace that has an entry
// matching one of the markers. A folder listed as root of its own ends the
// walk. Without any the workspace serves, if it was found by a marker of its
// own; false means that the file belongs to no project.
func FindRoot(file string, markers []string, ws Workspace) (string, bool) {
	base := filepath.Clean(ws.Path)
	if _, ok := below(file, base); !ok || base == "." {
		return "", false
	}
	top := ""
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if hasEntry(dir, markers) {
			top = dir
		}
		if dir == base {
			break
		}
		if isListed(dir, base, ws.Roots) {
			if top == "" {
				top = base
			}
			return top, true
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
	switch {
	case top != "":
		return top, true
	case ws.Found:
		return base, true
	}
	return "", false
}

func isListed(dir, base string, roots []string) bool {
	for _, r := range roots {
		if filepath.Join(base, r) == dir {
			return true
		}
	}
	return false
}

// hasEntry reports whether a folder has an entry matching one of the patterns.
// The folder is only listed if a pattern is more than a name.
func hasEntry(dir string, patterns []string) bool {
	var entries []os.DirEntry
	for _, p := range patterns {
		if !strings.ContainsAny(p, `*?[{\`) {
			if _, err := os.Lstat(filepath.Join(dir, p)); err == nil {
				return true
			}
			continue
		}
		if entries == nil {
			entries, _ = os.ReadDir(dir)
		}
		g := newGlob(p)
		for _, e := range entries {
			if g.match(e.Name()) {
				return true
			}
		}
	}
	return false
}
