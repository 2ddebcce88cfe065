package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hx/editor/config/source"
)

// Persist returns the text of a config.toml with one option written into it;
// comments and layout stay. name is dotted from the top of the file, as in
// "theme" or "editor.scrolloff"; value is of the kind that Option.Value gives.
// With an error the text must be left as it is.
func Persist(text, name string, value any) (string, error) {
	return source.Edit(text, strings.Split(name, "."), value)
}

// PersistFile is Persist on a file, which is made if it does not exist. At
// every moment the file is whole, old or new; a link stays a link. It waits
// for the disk.
func PersistFile(file, name string, value any) error {
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target
	}
	text, err := readFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	changed, err := Persist(text, name, value)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if changed == text {
		return nil
	}
	return replaceFile(file, changed)
}

// replaceFile puts text in the place of a file by way of a second one beside
// it.
func replaceFile(file, text string) error {
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(file); err == nil {
		mode = info.Mode().Perm()
	}
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".config-*.toml")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
