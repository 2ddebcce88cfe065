package walk

import (
	"io"
	"os"
	"path/filepath"
	"strings"
)

// rules are the ignore files that apply in a folder. A folder without ignore
// files shares those of its parent.
type rules struct {
	extra  *link
	ignore *link
	git    *link // within the repository
	repo   *repo // nil outside of repositories
}

// link is one ignore file and those of the folders above.
type link struct {
	file *ignoreFile
	base int // length of the absolute path below which the file applies, slash included
	up   *link
}

// repo holds what applies in the whole of a repository.
type repo struct {
	base    int
	exclude *ignoreFile
	global  *ignoreFile
}

// decide gives the verdict about an entry by its absolute path.
func (r *rules) decide(abs, name string, dir bool) verdict {
	for _, l := range [...]*link{r.extra, r.ignore, r.git} {
		for ; l != nil; l = l.up {
			if len(abs) <= l.base {
				continue // the file applies below this entry only
			}
			if v := l.file.decide(abs[l.base:], name, dir); v != silent {
				return v
			}
		}
	}
	if r.repo == nil {
		return silent
	}
	for _, f := range [...]*ignoreFile{r.repo.exclude, r.repo.global} {
		if f == nil {
			continue
		}
		if v := f.decide(abs[r.repo.base:], name, dir); v != silent {
			return v
		}
	}
	return silent
}

// empty reports whether no rule can say anything.
func (r *rules) empty() bool {
	return r.extra == nil && r.ignore == nil && r.git == nil &&
		(r.repo == nil || r.repo.exclude == nil && r.repo.global == nil)
}

// found tells which of the files that matter to rules a folder has.
type found struct {
	ignore, gitignore, repo bool
}

func (f *found) note(name string) {
	switch name {
	case ".ignore":
		f.ignore = true
	case ".gitignore":
		f.gitignore = true
	case ".git", ".jj":
		f.repo = true
	}
}

// enter gives the rules inside of folder dir (absolute, with trailing slash)
// when up applies to the folder itself.
func (w *walker) enter(up *rules, dir string, has found) *rules {
	if has == (found{}) {
		return up
	}
	r := *up
	if has.ignore && w.opt.Ignore {
		r.ignore = add(r.ignore, dir+".ignore", len(dir))
	}
	if has.repo {
		r.git = nil
		r.repo = w.openRepo(dir)
	}
	if has.gitignore && w.opt.GitIgnore && r.repo != nil {
		r.git = add(r.git, dir+".gitignore", len(dir))
	}
	return &r
}

func add(up *link, file string, base int) *link {
	if f := readIgnore(file); f != nil {
		return &link{f, base, up}
	}
	return up
}

// maxIgnoreFile bounds what is read of one ignore file, in bytes.
const maxIgnoreFile = 1 << 20

// readIgnore gives nil for a file that is missing, empty or not a file.
func readIgnore(path string) *ignoreFile {
	data := readSmall(path)
	if data == "" {
		return nil
	}
	f := parseIgnore(data)
	if len(f.patterns) == 0 {
		return nil
	}
	return f
}

// readSmall reads a regular file, up to the limit; "" if it cannot.
func readSmall(path string) string {
	// Whatever else a repository puts here, a pipe say, would hang us.
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	data, _ := io.ReadAll(io.LimitReader(f, maxIgnoreFile))
	return string(data)
}

// top gives the rules that apply to the root (absolute, with trailing slash)
// before its own files are read.
func (w *walker) top(root string) *rules {
	r := &rules{}
	if w.opt.Ignore {
		for _, x := range w.opt.Extra {
			base := len(root)
			if x.Base != "" {
				dir := withSlash(x.Base)
				if !strings.HasPrefix(root, dir) {
					continue // it speaks of other folders
				}
				base = len(dir)
			}
			r.extra = add(r.extra, x.File, base)
		}
	}
	if !w.opt.Parents {
		return r
	}
	for i := 0; i < len(root)-1; i++ { // every folder above, the topmost first
		if root[i] != '/' {
			continue
		}
		dir := root[:i+1]
		var has found
		for _, name := range [...]string{".ignore", ".gitignore", ".git", ".jj"} {
			if _, err := os.Lstat(dir + name); err == nil {
				has.note(name)
			}
		}
		r = w.enter(r, dir, has)
	}
	return r
}

func withSlash(dir string) string {
	return strings.TrimSuffix(filepath.ToSlash(dir), "/") + "/"
}

// openRepo reads what applies in the whole repository at dir.
func (w *walker) openRepo(dir string) *repo {
	r := &repo{base: len(dir)}
	git := gitDir(dir)
	if w.opt.GitExclude && git != "" {
		r.exclude = readIgnore(filepath.Join(git, "info", "exclude"))
	}
	if w.opt.GitGlobal {
		r.global = w.globalIgnore(git)
	}
	return r
}

// gitDir finds the folder with the settings of the repository at dir, which
// submodules and further worktrees keep elsewhere; "" if there is none.
func gitDir(dir string) string {
	git := dir + ".git"
	info, err := os.Stat(git)
	if err != nil {
		return ""
	}
	if info.IsDir() {
		return git
	}
	target, ok := strings.CutPrefix(readSmall(git), "gitdir: ")
	if !ok {
		return ""
	}
	git = from(dir, strings.TrimRight(target, "\r\n"))
	if common := strings.TrimRight(readSmall(filepath.Join(git, "commondir")), "\r\n"); common != "" {
		git = from(git, common)
	}
	return git
}

// from gives path as seen from dir.
func from(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// globalIgnore reads the file that core.excludesFile names in the repository's
// or the user's settings, or git's default one.
func (w *walker) globalIgnore(git string) *ignoreFile {
	path := ""
	if git != "" {
		path = excludesFile(readSmall(filepath.Join(git, "config")))
		if path != "" && !strings.HasPrefix(path, "~") {
			path = from(filepath.Dir(git), path)
		}
	}
	if path == "" {
		w.globalOnce.Do(func() { w.globalPath = userIgnorePath() })
		path = w.globalPath
	}
	return readIgnore(home(path))
}

// userIgnorePath finds the user's global ignore file.
func userIgnorePath() string {
	config := os.Getenv("XDG_CONFIG_HOME")
	if config == "" {
		config = home("~/.config")
	}
	files := []string{filepath.Join(config, "git", "config"), home("~/.gitconfig")}
	if f, ok := os.LookupEnv("GIT_CONFIG_GLOBAL"); ok {
		files = []string{f}
	}
	path := filepath.Join(config, "git", "ignore")
	for _, f := range files {
		if p := excludesFile(readSmall(f)); p != "" {
			path = p
		}
	}
	return path
}

func home(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if dir, err := os.UserHomeDir(); err == nil {
			return filepath.Join(dir, rest)
		}
	}
	return path
}

// excludesFile finds core.excludesFile in the text of a git config file; the
// last one counts. Included files are not looked into.
func excludesFile(config string) string {
	value, inCore := "", false
	for line := range strings.Lines(config) {
		line = strings.TrimSpace(line)
		if section, ok := strings.CutPrefix(line, "["); ok {
			name, rest, _ := strings.Cut(section, "]")
			inCore = strings.EqualFold(strings.TrimSpace(name), "core")
			line = strings.TrimSpace(rest)
		}
		key, val, ok := strings.Cut(line, "=")
		if inCore && ok && strings.EqualFold(strings.TrimSpace(key), "excludesfile") {
			value = configValue(strings.TrimSpace(val))
		}
	}
	return value
}

// configValue undoes the quotes and backslashes of a config value, and drops a
// comment after it.
func configValue(s string) string {
	var out strings.Builder
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i++
			out.WriteByte(s[i])
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '#' || c == ';'):
			return strings.TrimSpace(out.String())
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}
