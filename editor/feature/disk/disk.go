// Package disk watches the files of open buffers. Buffers without changes of
// their own follow their file, keeping cursors and undo; the others are marked,
// and the user is told what can be done. Files that were deleted, replaced by a
// folder or locked away are told about too.
//
// Folders are watched, not files: most programs write a new file and rename it
// over the old one. Where nothing can be watched (a network, too many folders),
// files are looked at when the user pauses and when the terminal gets the
// keyboard back; and a save never overwrites what it has not seen.
package disk

import (
	"context"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/window"
)

const (
	// settleTime is how long a file may still be being written after the first
	// sign of a change.
	settleTime = 100 * time.Millisecond
	// maxRest bounds the pause after a slow look.
	maxRest = 10 * time.Second
	// goneTime is how long a file may be missing while somebody replaces it.
	goneTime = 400 * time.Millisecond
)

// state is what the feature keeps of a document.
type state struct {
	missing bool      // it was not there when last looked at
	trouble trouble   // what the user was told
	foreign time.Time // modification time of the text the user was told of
	kept    int       // revision + 1 that was the file's before it vanished, 0 for none
}

// trouble is what has happened to a file.
type trouble uint8

const (
	fine    trouble = iota
	foreign         // others have written to it, and so has the user
	deleted
	folder // or something else that is no file
	locked // it cannot be read any more
)

var states = document.NewSlot[state](document.SlotDisk)

// Disk is the feature.
type Disk struct {
	ed      *editor.Editor
	watch   watch
	others  map[string]others // what other features want to be told of
	stale   bool              // the set of open files has changed
	waiting bool              // a look at the files is due or under way
	again   bool              // something happened meanwhile
	// cost is how long the last look took: a log of many megabytes that grows is
	// not read all the time.
	cost time.Duration
}

// others are files that another feature wants to be told of.
type others struct {
	paths   []string
	changed func()
}

// Connect hangs the feature into an editor. It watches nothing before the first
// frame is shown.
func Connect(env *command.Env) *Disk {
	f := &Disk{ed: env.Ed, stale: true, others: map[string]others{}}
	ed := env.Ed
	stale := func(*editor.Editor, *document.Document) { f.stale = true }
	env.WatchFiles = func(key string, paths []string, changed func()) {
		f.others[key] = others{paths, changed}
		f.stale = true
	}
	ed.Hooks.Opened = append(ed.Hooks.Opened, stale)
	ed.Hooks.Closed = append(ed.Hooks.Closed, stale)
	ed.Hooks.Saved = append(ed.Hooks.Saved, f.saved)
	ed.Hooks.Settle = append(ed.Hooks.Settle, f.settle)
	ed.Hooks.Quit = append(ed.Hooks.Quit, func(*editor.Editor) { f.watch.close() })
	ed.Hooks.Configured = append(ed.Hooks.Configured, func(*editor.Editor, *config.Config) { f.stale = true })
	ed.Hooks.Focused = append(ed.Hooks.Focused, func(ed *editor.Editor, gained bool) {
		if gained && ed.Conf.Editor.AutoReload {
			f.look(0)
		}
	})
	if ed.Looks.Status == nil {
		ed.Looks.Status = map[config.StatusElement]editor.StatusText{}
	}
	ed.Hooks.Idle = append(ed.Hooks.Idle, f.idle)
	ed.Looks.Status[config.StatusModified] = modified
	return f
}

// modified is the element of the status line that marks unsaved buffers, with a
// mark of its own for those whose file is not what it was.
func modified(_ *editor.Editor, _ *window.View, d *document.Document) []editor.StyledText {
	switch {
	case states.Of(d).trouble != fine:
		return []editor.StyledText{{Text: "[!]", Scope: "warning"}}
	case d.Modified():
		return []editor.StyledText{{Text: "[+]"}}
	}
	return []editor.StyledText{{Text: "   "}}
}

func (f *Disk) saved(_ *editor.Editor, d *document.Document) {
	*states.Of(d) = state{}
	f.stale = true // it may have another path, or be a new file
}

func (f *Disk) settle(ed *editor.Editor) {
	if !f.stale {
		return
	}
	f.stale = false
	if !ed.Conf.Editor.AutoReload {
		f.watch.close()
		return
	}
	var paths []string
	for _, d := range ed.Docs.All() {
		if d.File.Path != "" {
			paths = append(paths, d.File.Path)
		}
	}
	for _, o := range f.others {
		paths = append(paths, o.paths...)
	}
	f.watch.files(ed.Jobs, paths, f.happened)
}

// idle looks at the files when the user pauses: not every disk tells of changes
// (other machines' do not), and not every folder can be watched.
func (f *Disk) idle(ed *editor.Editor) {
	ed.Unseen()
	if !ed.Conf.Editor.AutoReload {
		return
	}
	for _, d := range ed.Docs.All() {
		if st := states.Of(d); st.missing || st.trouble != fine {
			f.stale = true // its folder may be a new one
		}
	}
	f.look(0)
}

// happened runs when something was done to a file that is watched; what and to
// which one is looked for.
func (f *Disk) happened() {
	f.look(settleTime)
	for _, o := range f.others {
		o.changed()
	}
}

// rest is how many times as long as a look took nobody looks again.
const rest = 4

// look looks at the files of all open buffers after a while, beside the loop.
func (f *Disk) look(after time.Duration) {
	after = max(after, rest*f.cost)
	if f.waiting {
		f.again = true
		return
	}
	f.waiting = true
	job.Later(f.ed.Jobs, job.Spec{Debounce: after}, f.lookNow)
}

func (f *Disk) lookNow() {
	f.ed.Unseen()
	f.again = false
	if f.ed.Saving() != nil { // our own writes are no news
		f.later(settleTime)
		return
	}
	began := time.Now()
	var list []asked
	for _, d := range f.ed.Docs.All() {
		if d.File.Path != "" {
			a := asked{snap: d.Snapshot(), encoding: d.File.Encoding, known: d.File.ModTime}
			if d.Modified() {
				a.told = states.Of(d).foreign
			}
			list = append(list, a)
		}
	}
	job.Go(f.ed.Jobs, job.Spec{Key: "disk", Class: job.Wait}, func(ctx context.Context) (map[document.ID]seen, error) {
		found := make(map[document.ID]seen, len(list))
		for _, a := range list {
			if err := job.Yield(ctx); err != nil {
				return nil, err
			}
			found[a.snap.ID] = lookAt(a)
		}
		return found, nil
	}, func(found map[document.ID]seen, err error) {
		f.waiting = false
		f.cost = min(time.Since(began), maxRest/rest)
		retry, same := time.Duration(0), true
		for _, d := range f.ed.Docs.All() {
			if s, ok := found[d.ID()]; ok && s.path == d.File.Path {
				was := lookOf(d)
				retry = max(retry, f.take(d, s))
				same = same && lookOf(d) == was
			}
		}
		if same {
			f.ed.Unseen()
		}
		if f.again {
			retry = max(retry, settleTime)
		}
		if retry > 0 {
			f.look(retry)
		}
	})
}

// look is what a view shows of a document and its file.
type look struct {
	rev                document.Rev
	trouble            trouble
	modified, readOnly bool
}

func lookOf(d *document.Document) look {
	return look{d.Rev(), states.Of(d).trouble, d.Modified(), d.File.ReadOnly}
}

func (f *Disk) later(after time.Duration) {
	f.waiting = false
	f.look(after)
}

// take acts on what was found and returns after which time to look again, 0 for
// not at all.
func (f *Disk) take(d *document.Document, s seen) time.Duration {
	st := states.Of(d)
	if f.ed.Saving() != nil || !d.File.ModTime.Equal(s.known) {
		return settleTime // written meanwhile: what was found is old
	}
	name := d.Name(f.ed.Dir())
	switch {
	case s.missing && d.File.ModTime.IsZero():
		return 0 // a new file, not written yet
	case s.missing:
		if !st.missing {
			st.missing = true // perhaps somebody is just replacing it
			return goneTime
		}
		f.lose(d, deleted, "%s was deleted or moved; :write makes it again", name)
		return 0
	}
	st.missing = false
	if st.kept > 0 && !s.folder && s.locked == nil { // it is back
		d.MarkSaved(st.kept - 1)
		st.kept, st.trouble = 0, fine
	}
	switch {
	case s.folder:
		f.lose(d, folder, "%s is no file any more: a folder or a device has its name; :write OTHER saves the text", name)
	case s.locked != nil:
		f.tell(d, locked, "%s cannot be read any more (%s); the text is still here, :write OTHER saves it", name, plain(s.locked))
	case s.told: // nothing new
	case s.loaded == nil:
		f.readOnly(d, s.mode, name)
		st.trouble = fine
	case s.rev != d.Rev():
		return settleTime // the user typed meanwhile
	case s.set.IsEmpty():
		f.accept(d, s) // somebody wrote what is here already
	case !d.Modified():
		return f.follow(d, s, name)
	case !st.foreign.Equal(s.modTime):
		st.foreign, st.trouble = s.modTime, fine
		f.tell(d, foreign, "%s changed on disk: :reload, :write!, :diff-disk or :merge-disk", name)
	}
	return 0
}

// lose notes that a document's text is nowhere on disk any more.
func (f *Disk) lose(d *document.Document, what trouble, format string, args ...any) {
	st := states.Of(d)
	f.tell(d, what, format, args...)
	if was := d.MarkGone(); was >= 0 {
		st.kept = was + 1
	}
}

// tell says once what has happened.
func (f *Disk) tell(d *document.Document, what trouble, format string, args ...any) {
	st := states.Of(d)
	if st.trouble != what {
		st.trouble = what
		f.ed.Warn(format, args...)
	}
}

func (f *Disk) readOnly(d *document.Document, is bool, name string) {
	if is != d.File.ReadOnly {
		d.File.ReadOnly = is
		if is {
			f.ed.Status("%s is read-only now", name)
		}
	}
}

// accept notes that the text is that of the file.
func (f *Disk) accept(d *document.Document, s seen) {
	if d.HasPending() {
		d.Commit(f.ed.ViewOf(d).Selection(d))
	}
	d.File.ModTime, d.File.ReadOnly = s.modTime, s.mode
	d.MarkSaved(d.Revision())
	*states.Of(d) = state{}
}

// follow makes the text that of the file, as one undo step.
func (f *Disk) follow(d *document.Document, s seen, name string) time.Duration {
	if err := commands.Follow(f.ed, d, *s.loaded, s.set); err != nil {
		f.ed.Fail("%s changed on disk and cannot be read again: %s", name, err)
		return 0
	}
	*states.Of(d) = state{}
	if f.ed.Shown(d) {
		f.ed.Status("%s changed on disk and was read again", name)
	}
	return 0
}
