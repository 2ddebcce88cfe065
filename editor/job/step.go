package job

import (
	"math/rand/v2"
	"slices"
	"sync"
)

// Stepper drives a Runner in tests: no goroutine and no timer runs, and every
// step is chosen by the test or by a seed. So any order in which work could
// end and answers could arrive can be played, the same one each time.
//
// A step is one of two things: the work of one waiting job runs to its end on
// the test's goroutine, or one posted closure runs as the loop would run it.
// Debounces count as passed. Work that waits for another job never ends here.
type Stepper struct {
	r   *Runner
	rng *rand.Rand

	mu    sync.Mutex // work may post from goroutines of its own
	boxes []*box     // in order of first post
}

// box holds closures that arrive in the order they were posted: those of one
// job, or of all jobs of a key that run one after another.
type box struct {
	t     *task
	posts []func()
}

func (b *box) takes(t *task) bool {
	return b.t == t || !t.spec.Latest && t.spec.Key != "" && b.t.spec.Key == t.spec.Key
}

// NewStepper makes a runner that stands still, and its stepper. The seed picks
// the order of Step; equal seeds give equal orders.
func NewStepper(seed uint64, opt Options) (*Runner, *Stepper) {
	r := New(nil, opt)
	r.step = &Stepper{r: r, rng: rand.New(rand.NewPCG(seed, 0))}
	return r, r.step
}

func (s *Stepper) push(t *task, f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.boxes, func(b *box) bool { return b.takes(t) })
	if i < 0 {
		i = len(s.boxes)
		s.boxes = append(s.boxes, &box{t: t})
	}
	s.boxes[i].posts = append(s.boxes[i].posts, f)
}

// Startable lists the keys of the jobs whose work could run now, oldest first.
func (s *Stepper) Startable() []string { return keys(s.startable()) }

// Posted lists the keys of the jobs of which something waits for the loop.
// Answers of cancelled jobs are among them: dropping those is what a test
// wants to see.
func (s *Stepper) Posted() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []string
	for _, b := range s.boxes {
		list = append(list, b.t.spec.Key)
	}
	return list
}

// Run runs the work of the oldest waiting job with the key; false: none waits.
func (s *Stepper) Run(key string) bool {
	for _, t := range s.startable() {
		if t.spec.Key == key {
			s.work(t)
			return true
		}
	}
	return false
}

// Deliver runs the oldest closure posted by a job with the key; false: there is
// none.
func (s *Stepper) Deliver(key string) bool {
	s.mu.Lock()
	i := slices.IndexFunc(s.boxes, func(b *box) bool { return b.t.spec.Key == key })
	if i < 0 {
		s.mu.Unlock()
		return false
	}
	f := s.take(i)
	s.mu.Unlock()
	f()
	return true
}

// Step does one step picked by the seed; false: there is nothing to do.
func (s *Stepper) Step() bool {
	ready := s.startable()
	s.mu.Lock()
	n := len(ready) + len(s.boxes)
	if n == 0 {
		s.mu.Unlock()
		return false
	}
	i := s.rng.IntN(n)
	if i < len(ready) {
		s.mu.Unlock()
		s.work(ready[i])
		return true
	}
	f := s.take(i - len(ready))
	s.mu.Unlock()
	f()
	return true
}

// Drain steps until nothing is left and returns the number of steps. Jobs that
// start new jobs for ever are stopped after a million.
func (s *Stepper) Drain() int {
	n := 0
	for n < 1_000_000 && s.Step() {
		n++
	}
	return n
}

// take removes the first closure of box i, with the mutex held.
func (s *Stepper) take(i int) func() {
	b := s.boxes[i]
	f := b.posts[0]
	b.posts = b.posts[1:]
	if len(b.posts) == 0 {
		s.boxes = slices.Delete(s.boxes, i, i+1)
	}
	return f
}

func (s *Stepper) startable() []*task {
	s.r.mu.Lock()
	defer s.r.mu.Unlock()
	var list []*task
	for _, t := range s.r.live {
		if s.r.startable(t) {
			list = append(list, t)
		}
	}
	return list
}

func (s *Stepper) work(t *task) {
	s.r.mu.Lock()
	t.state = Running
	s.r.mu.Unlock()
	defer s.r.finish(t)
	t.work(t.ctx)
}

func keys(tasks []*task) []string {
	var list []string
	for _, t := range tasks {
		list = append(list, t.spec.Key)
	}
	return list
}
