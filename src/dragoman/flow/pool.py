"""Tasks through several processes, results in the order of the tasks, with a bounded amount of work under way."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path

from dragoman.flow.settings import ReaderMaker, Settings
from dragoman.flow.tasks import Done, Task, perform
from dragoman.schema.reading import Reader

AHEAD = 3  # tasks under way for each process: enough that none waits while a report is stored
MOST_BYTES = 32_000_000  # of files under way
FEW = 3  # so few tasks are done sooner here than other processes start
_DIED = "the process that read it died; run again with --jobs 1 --debug to see why"
_own: list[Reader] = []


def results(tasks: Iterable[Task], reader: Reader, settings: Settings) -> Iterator[tuple[Task, Done]]:
    """Each task with what came of it, in order. `reader` serves where the work is done in this process."""
    waiting = iter(tasks)
    first = list(islice(waiting, FEW + 1))
    if settings.processes == 1 or len(first) <= FEW:
        yield from ((task, perform(task, reader)) for task in chain(first, waiting))
        return
    pool = _Pool(settings)
    try:
        yield from pool.run(chain(first, waiting))
    finally:
        pool.close()


class _Pool:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._executor = self._start(settings.processes)
        self._pending: deque[tuple[Task, Future[Done] | None]] = deque()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Done]]:
        """Keep some tasks under way, hand out the oldest's result."""
        for task in tasks:
            self._pending.append((task, self._submit(task)))
            while self._full():
                yield self._oldest()
        while self._pending:
            yield self._oldest()

    def close(self) -> None:
        """Drop what is under way and end the processes at once."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for end in self._leash:
            end.close()

    def _start(self, processes: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
        self._leash = context.Pipe(duplex=False)
        given = (self._settings.make_reader, self._settings.lexicon, self._leash[0])
        return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=given)

    def _submit(self, task: Task) -> Future[Done] | None:
        try:
            return self._executor.submit(_work, task)
        except BrokenProcessPool:
            return None

    def _full(self) -> bool:
        most = self._settings.processes * AHEAD
        return len(self._pending) >= most or sum(len(task.raw) for task, _ in self._pending) > MOST_BYTES

    def _oldest(self) -> tuple[Task, Done]:
        task, future = self._pending.popleft()
        if future is not None:
            try:
                return task, future.result()
            except BrokenProcessPool:
                pass  # some process died, over this task or another one: this one alone will show
        return task, self._alone(task)

    def _alone(self, task: Task) -> Done:
        """Work on a task in a process of its own, then start afresh with the others."""
        self.close()
        self._executor = self._start(1)
        try:
            done = self._executor.submit(_work, task).result()
        except BrokenProcessPool:
            done = Done(failures=((task.path, _DIED),))
        self.close()
        self._executor = self._start(self._settings.processes)
        self._pending = deque((other, self._submit(other)) for other, _ in self._pending)
        return done


def _begin(make_reader: ReaderMaker, lexicon: Path | None, leash: Connection) -> None:
    """Prepare a process: its reader, and an end when its parent lets go of the leash, by closing it or by dying."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and lets go
    threading.Thread(target=_end_with_parent, args=(leash,), daemon=True).start()
    _own[:] = [make_reader(lexicon)]


def _end_with_parent(leash: Connection) -> None:
    multiprocessing.connection.wait([leash])
    os._exit(1)


def _work(task: Task) -> Done:
    return perform(task, _own[0])
