package trust

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// record is what the user decided about a workspace.
type record struct {
	trusted bool   // else: never ask
	print   string // of the workspace's files at that time
}

// store keeps the records: one file for each workspace, named by a hash of the
// root's path. Without a folder they last as long as the editor.
type store struct {
	dir    string
	memory map[string]record
}

// header begins the files; the number is that of their form.
const header = "hx workspace 1"

// maxRecord bounds the files, in bytes.
const maxRecord = 16 << 10

func (s *store) file(root string) string {
	sum := sha256.Sum256([]byte(root))
	return filepath.Join(s.dir, hex.EncodeToString(sum[:16]))
}

// read returns the record of a root, false when there is none or it makes no
// sense.
func (s *store) read(root string) (record, bool) {
	if s.dir == "" {
		r, ok := s.memory[root]
		return r, ok
	}
	data, err := readFile(s.file(root), maxRecord)
	if err != nil {
		return record{}, false
	}
	lines := strings.Split(string(data), "\n")
	if len(lines) < 4 || lines[0] != header {
		return record{}, false
	}
	path, err := strconv.Unquote(lines[3])
	if err != nil || path != root || lines[1] != "trusted" && lines[1] != "excluded" {
		return record{}, false
	}
	return record{trusted: lines[1] == "trusted", print: lines[2]}, true
}

// write keeps a record for good.
func (s *store) write(root string, r record) error {
	if s.dir == "" {
		s.memory[root] = r
		return nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	word := "excluded"
	if r.trusted {
		word = "trusted"
	}
	f, err := os.CreateTemp(s.dir, "new-*") // with mode 0600
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s\n%s\n%s\n%s\n", header, word, r.print, strconv.Quote(root))
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), s.file(root))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// remove forgets a root.
func (s *store) remove(root string) error {
	if s.dir == "" {
		delete(s.memory, root)
		return nil
	}
	if err := os.Remove(s.file(root)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// obeyed are the files of a workspace that the editor obeys once it is trusted.
var obeyed = []string{".hx/config.toml", ".hx/languages.toml", ".helix/config.toml", ".helix/languages.toml"}

// maxObeyed bounds them, in bytes, as the configuration does.
const maxObeyed = 1 << 20

// hasSettings tells whether a workspace has any of them.
func hasSettings(root string) bool {
	for _, name := range obeyed {
		if _, err := os.Lstat(filepath.Join(root, name)); err == nil {
			return true
		}
	}
	return false
}

// fingerprint is a hash of the files that are obeyed. It is an error when one
// of them cannot be read.
func fingerprint(root string) (string, error) {
	h := sha256.New()
	for _, name := range obeyed {
		data, err := readFile(filepath.Join(root, name), maxObeyed)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fmt.Fprintf(h, "%s: none\n", name)
			continue
		case err != nil:
			return "", fmt.Errorf("%s cannot be read: %w", name, err)
		}
		fmt.Fprintf(h, "%s: %d\n", name, len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// readFile reads a regular file of at most that size.
func readFile(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	case info.Size() > most:
		return nil, fmt.Errorf("it has more than %d bytes", most)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}
