package vcs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// quiet are settings that override those by which a repository can make git
// run a program, or wait for somebody:
//
//   - core.fsmonitor names a program asked for changed files
//   - core.hooksPath, or .git/hooks, holds hooks; writing the index runs one
//   - core.pager, core.askPass, core.sshCommand, credential.helper
//   - protocol.allow: a partial clone fetches what is missing, and the remote's
//     settings name programs for that
//   - the submodule and signature settings start further programs
//
// Filters are named by the repository, see filters. Text conversion and external
// diffs are used by no command below.
var quiet = []string{
	"core.fsmonitor=false",
	"core.hooksPath=" + os.DevNull,
	"core.pager=cat",
	"core.askPass=",
	"core.sshCommand=false",
	"core.untrackedCache=false",
	"credential.helper=",
	"protocol.allow=never",
	"submodule.recurse=false",
	"status.submoduleSummary=false",
	"log.showSignature=false",
	"blame.ignoreRevsFile=",
	"gc.auto=0",
	"maintenance.auto=false",
}

// environment are variables set for git.
var environment = []string{
	"GIT_OPTIONAL_LOCKS=0",
	"GIT_TERMINAL_PROMPT=0",
	"GIT_ALLOW_PROTOCOL=none",
	"GIT_NO_LAZY_FETCH=1",
	"GIT_NO_REPLACE_OBJECTS=1",
	"GIT_LITERAL_PATHSPECS=1",
	"GIT_PAGER=cat",
	"GIT_EDITOR=:",
	"GIT_ASKPASS=",
	"SSH_ASKPASS=",
	"LC_ALL=C",
}

// kept are the git variables of the user's environment that say how git is
// installed. All others speak of one repository, the one from which the editor
// was started as an editor of commit messages, say.
var kept = []string{
	"GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
	"GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
}

func cleanEnvironment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return strings.HasPrefix(name, "GIT_") && !slices.Contains(kept, name)
	})
	return append(env, environment...)
}

// maxMessage bounds what is kept of git's complaints, in bytes.
const maxMessage = 4 << 10

// errTooLong says that git's answer was longer than allowed.
var errTooLong = errors.New("git: the answer is too long")

// git runs a command in the root and returns what it writes, at most limit
// bytes.
func (r Repo) git(ctx context.Context, limit int, args ...string) (string, error) {
	return r.gitWith(ctx, nil, limit, args...)
}

// gitWith does so with further settings.
func (r Repo) gitWith(ctx context.Context, settings []string, limit int, args ...string) (string, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return "", ErrNone
	}
	all := []string{"--no-pager", "--no-optional-locks", "--literal-pathspecs"}
	for _, s := range slices.Concat(quiet, settings) {
		all = append(all, "-c", s)
	}
	cmd := exec.CommandContext(ctx, program, append(all, args...)...)
	cmd.Dir = r.Root
	cmd.Env = cleanEnvironment()
	cmd.WaitDelay = time.Second
	detach(cmd)
	answer, complaint := output{limit: limit}, output{limit: maxMessage, more: true}
	cmd.Stdout, cmd.Stderr = &answer, &complaint
	err = cmd.Run()
	switch {
	case answer.over:
		return "", errTooLong
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		return "", &gitError{args[0], strings.TrimSpace(complaint.String()), err}
	}
	return answer.String(), nil
}

// gitError is a command that failed.
type gitError struct {
	command, complaint string
	err                error
}

func (e *gitError) Error() string {
	line, _, _ := strings.Cut(e.complaint, "\n")
	if line == "" {
		line = e.err.Error()
	}
	return "git " + e.command + ": " + line
}

func (e *gitError) Unwrap() error { return e.err }

// output takes what git writes, up to a limit. What comes after that ends git,
// unless more is allowed, and dropped.
type output struct {
	strings.Builder
	limit int
	more  bool
	over  bool
}

func (o *output) Write(b []byte) (int, error) {
	n := min(len(b), o.limit-o.Len())
	o.Builder.Write(b[:n])
	if n < len(b) && !o.more {
		o.over = true
		return n, io.ErrShortWrite
	}
	return len(b), nil
}

// filters gives settings that turn off all filters: programs that convert files
// when git compares them with what is committed, by names that the repository
// chooses.
func (r Repo) filters(ctx context.Context) ([]string, error) {
	if r.Trusted {
		return nil, nil
	}
	keys, err := r.git(ctx, 1<<20, "config", "--null", "--name-only", "--get-regexp", `^filter\.`)
	if err != nil {
		var failed *exec.ExitError
		if errors.As(err, &failed) && failed.ExitCode() == 1 {
			return nil, nil // there are none
		}
		return nil, err
	}
	var off []string
	for key := range strings.SplitSeq(keys, "\x00") {
		dot := strings.LastIndexByte(key, '.')
		if dot < 0 {
			continue
		}
		if strings.ContainsAny(key, "=\n") {
			// On the command line such a name would be cut in two and the
			// filter stay on. Nobody has one in good faith.
			return nil, fmt.Errorf("git: filter %q has a name that cannot be turned off; trust the workspace to go on", key)
		}
		// All four keys, for a later file may add one that is not there now.
		name := key[:dot]
		off = append(off, name+".clean=", name+".smudge=", name+".process=", name+".required=false")
	}
	slices.Sort(off)
	return slices.Compact(off), nil
}
