package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Entry is an unsaved text that an editor left behind.
type Entry struct {
	Path string    // of the text's file, absolute; "" for a scratch buffer
	Time time.Time // when it was written
	file string    // the journal file
}

// header begins the files; the number is that of their form. What follows is a
// quoted path, a time, the length of the text in bytes and its SHA-256, one on
// each line, an empty line, and the text.
const header = "hx journal 1"

// lockName is the file in a session's folder that its editor holds a lock on
// while it lives, whatever becomes of its process number.
const lockName = "lock"

// writeEntry replaces a journal file: at any moment it is the old one or the
// new one, whole.
func writeEntry(file, path, text string, now time.Time) error {
	sum := sha256.Sum256([]byte(text))
	head := fmt.Sprintf("%s\n%s\n%s\n%d\n%s\n\n", header, strconv.Quote(path), now.Format(time.RFC3339), len(text), hex.EncodeToString(sum[:]))
	next := file + ".new"
	f, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(head)
	if err == nil {
		_, err = f.WriteString(text)
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(next, file)
	}
	if err != nil {
		os.Remove(next)
	}
	return err
}

// readEntry reads a journal file. A file that was damaged gives what text there
// is, and whole is false.
func readEntry(file string) (e Entry, text string, whole bool, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return e, "", false, err
	}
	head, body, ok := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !ok || len(lines) != 5 || lines[0] != header {
		return e, "", false, errors.New("this is no journal, or its head is damaged")
	}
	e = Entry{file: file}
	if e.Path, err = strconv.Unquote(lines[1]); err != nil {
		return e, "", false, errors.New("the path in the journal is damaged")
	}
	e.Time, _ = time.Parse(time.RFC3339, lines[2])
	sum := sha256.Sum256(body)
	whole = lines[3] == strconv.Itoa(len(body)) && lines[4] == hex.EncodeToString(sum[:])
	return e, string(body), whole, nil
}

// left lists what editors that are gone left behind, newest first. Files that
// make no sense are left alone.
func left(root string) []Entry {
	sessions, _ := os.ReadDir(root)
	var all []Entry
	for _, session := range sessions {
		dir := filepath.Join(root, session.Name())
		if !session.IsDir() || alive(dir) {
			continue
		}
		files, _ := os.ReadDir(dir)
		for _, f := range files {
			if f.Name() == lockName || strings.HasSuffix(f.Name(), ".new") {
				continue
			}
			if e, _, _, err := readEntry(filepath.Join(dir, f.Name())); err == nil {
				all = append(all, e)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return b.Time.Compare(a.Time) })
	return all
}

// alive tells whether an editor holds the lock of a session's folder.
func alive(dir string) bool {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR, 0)
	if err != nil {
		return !errors.Is(err, os.ErrNotExist)
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil
}

// drop removes a journal file, and its session's folder when it was the last.
func drop(file string) error {
	err := os.Remove(file)
	removeSession(filepath.Dir(file))
	return err
}

// removeSession removes a session's folder unless it has journals.
func removeSession(dir string) {
	if files, err := os.ReadDir(dir); err == nil && (len(files) == 0 || len(files) == 1 && files[0].Name() == lockName) {
		os.Remove(filepath.Join(dir, lockName))
		os.Remove(dir)
	}
}
