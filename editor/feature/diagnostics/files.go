package diagnostics

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"hx/editor/command"
	"hx/editor/document"
)

// paths lists the files that something is said about.
func (f *Diagnostics) paths() []string { return slices.Sorted(maps.Keys(f.files)) }

// ofFile returns the remarks on a file, and its document if it is open.
func (f *Diagnostics) ofFile(path string) ([]Diagnostic, *document.Document) {
	if d := f.ed.Docs.ByPath(path); d != nil {
		return f.In(d), d
	}
	var out []Diagnostic
	of := f.files[path]
	for _, source := range slices.Sorted(maps.Keys(of)) {
		out = append(out, of[source].Items...)
	}
	slices.SortStableFunc(out, func(a, b Diagnostic) int { return a.Line - b.Line })
	return out, nil
}

// relative writes a path as seen from the working directory, if it lies there.
func relative(c *command.Context, path string) string {
	rel, err := filepath.Rel(c.Ed.Dir(), path)
	if err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return rel
}
