package commands

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"hx/editor/document"
	"hx/editor/text"
)

// SaveFileFlag is the command line that saveAsRoot runs this program with: it
// is followed by a file with the text, the text's SHA-256, the modification
// time that the target is known with (nanoseconds, 0 for none), "force" or
// "careful", and the target.
const SaveFileFlag = "--save-file"

// saveAsRoot saves a text as the system's administrator. The text goes into a
// file that only the user can read; sudo runs this program, which makes sure
// that it got all of it and then saves as it always does: whole or not at all,
// with owner, mode and attributes kept.
func saveAsRoot(s document.Saving) (document.Saved, error) {
	program, err := os.Executable()
	if err != nil {
		return document.Saved{}, err
	}
	dir, err := os.MkdirTemp("", "hx-save-") // with mode 0700
	if err != nil {
		return document.Saved{}, err
	}
	defer os.RemoveAll(dir)
	temp := filepath.Join(dir, "text")
	known := "0"
	if !s.Known.IsZero() {
		known = strconv.FormatInt(s.Known.UnixNano(), 10)
	}
	care := "careful"
	if s.Force {
		care = "force"
	}
	target := s.Path
	s.Path, s.Force, s.Known = temp, false, time.Time{}
	if _, err := document.Save(s); err != nil {
		return document.Saved{}, err
	}
	sum, err := sumOf(temp)
	if err != nil {
		return document.Saved{}, err
	}
	cmd := exec.Command("sudo", "--", program, SaveFileFlag, temp, sum, known, care, target)
	var out, complaints bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, &out, io.MultiWriter(os.Stderr, &complaints)
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return document.Saved{}, errors.New("there is no sudo here")
		}
		lines := strings.Split(strings.TrimSpace(complaints.String()), "\n")
		return document.Saved{}, fmt.Errorf("sudo: %s", strings.TrimPrefix(lines[len(lines)-1], "hx: "))
	}
	var at, size int64
	if _, err := fmt.Sscanf(out.String(), "%d %d", &at, &size); err != nil {
		return document.Saved{}, errors.New("sudo ran, but does not tell that the file was written")
	}
	return document.Saved{ModTime: time.Unix(0, at), Size: size}, nil
}

func sumOf(file string) (string, error) {
	b, err := os.ReadFile(file)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), err
}

// SaveFile is the other side of saveAsRoot; args are what follows the flag.
func SaveFile(args []string, out io.Writer) error {
	if len(args) != 5 {
		return fmt.Errorf("%s is for :write --sudo", SaveFileFlag)
	}
	temp, sum, care, target := args[0], args[1], args[3], args[4]
	known, err := strconv.ParseInt(args[2], 10, 64)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(temp)
	if err != nil {
		return err
	}
	if got := sha256.Sum256(b); hex.EncodeToString(got[:]) != sum {
		return errors.New("the text did not arrive whole; nothing was written")
	}
	s := document.Saving{Path: target, Text: text.FromString(string(b)), Force: care == "force", Atomic: true}
	if known != 0 {
		s.Known = time.Unix(0, known)
	}
	saved, err := document.Save(s)
	if err != nil {
		return err
	}
	if now, err := sumOf(target); err != nil || now != sum {
		return fmt.Errorf("%s does not hold the text after it was written (%v)", target, err)
	}
	_, err = fmt.Fprintln(out, saved.ModTime.UnixNano(), saved.Size)
	return err
}
