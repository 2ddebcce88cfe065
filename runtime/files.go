package runtime

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

//go:embed all:queries help tutor.txt
var shipped embed.FS

// Files are the shipped files with folders of the user laid over them, file by
// file: the first folder that has a file wins. The zero Files are the shipped
// ones alone.
type Files struct{ dirs []string }

// Over lays folders over the shipped files, the strongest first.
func Over(dirs ...string) Files { return Files{dirs} }

// UserDirs are the folders an installation looks at: runtime beside the
// configuration, then $HX_RUNTIME.
func UserDirs(configDir string) []string {
	dirs := []string{filepath.Join(configDir, "runtime")}
	if d := os.Getenv("HX_RUNTIME"); d != "" {
		dirs = append(dirs, d)
	}
	return dirs
}

// maxFile bounds what is read from a user's folder, in bytes.
const maxFile = 4 << 20

// Read returns the content of a file named by a slash-separated path such as
// queries/go/highlights.scm. from says where it was found, for messages. A
// missing file gives an error for which errors.Is(err, fs.ErrNotExist).
func (f Files) Read(name string) (text, from string, err error) {
	for _, dir := range f.dirs {
		p := filepath.Join(dir, filepath.FromSlash(name))
		info, err := os.Stat(p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && info.Size() > maxFile {
			err = fmt.Errorf("%s has more than %d bytes and is not read", p, maxFile)
		}
		if err != nil {
			return "", p, err
		}
		b, err := os.ReadFile(p)
		return string(b), p, err
	}
	b, err := shipped.ReadFile(name)
	return string(b), "runtime/" + name, err
}

// Find returns the path of a file in the user's folders, "" when only the
// shipped ones have it or nobody.
func (f Files) Find(name string) string {
	for _, dir := range f.dirs {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return ""
}

// List returns the sorted names in a folder of all places together.
func (f Files) List(dir string) []string {
	var names []string
	add := func(entries []fs.DirEntry) {
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	for _, d := range f.dirs {
		entries, _ := os.ReadDir(filepath.Join(d, filepath.FromSlash(dir)))
		add(entries)
	}
	entries, _ := shipped.ReadDir(path.Clean(dir))
	add(entries)
	slices.Sort(names)
	return slices.Compact(names)
}
