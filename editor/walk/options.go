// Package walk lists the files below a folder the way the file picker and the
// search want them: in name order, streamed while still reading, without what
// ignore files leave out.
//
// Ignore files follow git's rules, which the tests compare with git itself.
// There are five classes; a class that says something beats those after it,
// and within a class the file nearest to the entry decides:
//
//  1. files named in Options.Extra
//  2. .ignore
//  3. .gitignore, within one repository
//  4. the repository's info/exclude
//  5. git's global ignore file
//
// Git's files count only inside of a repository. A `!` pattern brings back
// hidden entries too. Version-control folders and broken links are always left
// out.
package walk

// Options say what is left out. The zero value lists everything but the things
// that are never listed.
type Options struct {
	Hidden           bool // leave out names beginning with a dot
	FollowSymlinks   bool // enter linked folders, list linked files
	DeduplicateLinks bool // leave out links to something below the root
	Parents          bool // read the ignore files of the folders above the root
	Ignore           bool // read .ignore files, and those in Extra
	GitIgnore        bool // read .gitignore files
	GitGlobal        bool // read git's global ignore file
	GitExclude       bool // read .git/info/exclude
	Archives         bool // list compressed archives, which are of no use in an editor

	// Depth is the deepest level listed: 1 is the root's own entries. 0 is no
	// limit, a negative number lists nothing.
	Depth int
	// Extra are ignore files of the editor's own. Later ones win.
	Extra []Extra
	// Workers is the number of goroutines that read ahead; 0 chooses.
	Workers int
}

// Extra names an ignore file that applies below Base, or below the root of the
// walk if Base is empty. A missing file is no error.
type Extra struct {
	File, Base string
}

// archives are the endings of files that are left out unless asked for.
func isArchive(name string) bool {
	for i := len(name) - 1; i >= 0 && i >= len(name)-6; i-- {
		if name[i] == '.' {
			switch name[i+1:] {
			case "zip", "gz", "bz2", "zst", "lzo", "sz", "tgz", "tbz2", "lz", "lz4", "lzma", "z", "Z", "xz", "7z", "rar", "cab":
				return true
			}
			return false
		}
	}
	return false
}

// isVersionControl names the folders that are never entered.
func isVersionControl(name string) bool {
	switch name {
	case ".git", ".hg", ".svn", ".jj", ".pijul":
		return true
	}
	return false
}
