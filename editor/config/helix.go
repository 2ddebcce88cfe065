package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// HelixDir returns the folder of Helix's configuration, by the same rules as
// FindDirs; empty without a home.
func HelixDir(getenv func(string) string, home string) string {
	if base := getenv("XDG_CONFIG_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "helix")
	}
	if !filepath.IsAbs(home) {
		return ""
	}
	return filepath.Join(home, ".config", "helix")
}

// OfferImport reports whether there is no configuration of ours yet but one of
// Helix that :config-import could copy, and that has not been said before (see
// ImportOffered). It costs one to three system calls.
func OfferImport(dirs Dirs, helix string) bool {
	if dirs.Config == "" || helix == "" || exists(dirs.Config) {
		return false
	}
	return exists(filepath.Join(helix, "config.toml")) && !exists(dirs.offered())
}

func (d Dirs) offered() string { return within(d.State, "import-offered") }

// ImportOffered notes that the user has been told of OfferImport, once and for
// all.
func ImportOffered(dirs Dirs) error {
	if dirs.State == "" {
		return nil
	}
	if err := os.MkdirAll(dirs.State, 0o700); err != nil {
		return err
	}
	return os.WriteFile(dirs.offered(), nil, 0o600)
}

// Copy is a file to be copied by an import. Skip says why it is not; empty: it
// is.
type Copy struct {
	From, To string
	Size     int64 // bytes
	Skip     string
}

// Import is a plan: what would be copied from Helix's folder, in the order of
// the names. Making the plan changes nothing.
type Import struct{ Files []Copy }

const (
	maxImportFiles = 5000
	maxImportSize  = 16 * mib // of one file
)

// PlanImport lists the files of helix that belong into dirs.Config: config.toml,
// languages.toml, ignore, the themes, and the runtime folder when asked for.
// Files that exist on our side are never overwritten. Compiled grammars and
// anything that is not a plain file are left out.
func PlanImport(helix string, dirs Dirs, withRuntime bool) (Import, error) {
	var plan Import
	if dirs.Config == "" {
		return plan, errors.New("there is no folder to import to: set HOME or XDG_CONFIG_HOME")
	}
	if helix == "" || !exists(helix) {
		return plan, fmt.Errorf("there is nothing to import: %s does not exist", helix)
	}
	names := []string{"config.toml", "ignore", "languages.toml", "themes"}
	if withRuntime {
		names = append(names, "runtime")
	}
	slices.Sort(names)
	for _, name := range names {
		if err := plan.add(helix, dirs.Config, name); err != nil {
			return Import{}, err
		}
	}
	if len(plan.Files) == 0 {
		return plan, fmt.Errorf("there is nothing to import in %s", helix)
	}
	return plan, nil
}

// add plans a file, or all files below a folder.
func (p *Import) add(from, to, name string) error {
	root := filepath.Join(from, name)
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir() && path != root && d.Name() == "grammars":
			return fs.SkipDir
		case d.IsDir():
			return nil
		case len(p.Files) >= maxImportFiles:
			return fmt.Errorf("%s holds more than %d files", from, maxImportFiles)
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		// Links are followed: people keep their settings elsewhere and link to
		// them. What they lead to must be a plain file.
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		c := Copy{From: path, To: filepath.Join(to, rel), Size: info.Size()}
		switch {
		case exists(c.To):
			c.Skip = "exists already"
		case info.IsDir():
			c.Skip = "is a link to a folder"
		case !info.Mode().IsRegular():
			c.Skip = "is not a plain file"
		case info.Size() > maxImportSize:
			c.Skip = "is too large"
		}
		p.Files = append(p.Files, c)
		return nil
	})
}

// Pending returns the files that Apply would copy.
func (p Import) Pending() []Copy {
	return slices.DeleteFunc(slices.Clone(p.Files), func(c Copy) bool { return c.Skip != "" })
}

// Apply copies the files. It never overwrites one, even if it has come into
// being since the plan was made; the first failure ends it, with what was
// copied so far kept. It returns the number of files copied.
func (p Import) Apply() (int, error) {
	done := 0
	for _, c := range p.Pending() {
		if err := c.apply(); errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return done, err
		}
		done++
	}
	return done, nil
}

func (c Copy) apply() error {
	if err := os.MkdirAll(filepath.Dir(c.To), 0o700); err != nil {
		return err
	}
	in, err := os.OpenFile(c.From, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(c.To, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.LimitReader(in, maxImportSize))
	if closing := out.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(c.To) // made by us a moment ago, and not whole
	}
	return err
}
