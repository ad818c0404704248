"""Tasks through several processes, results in the order of the tasks, with a bounded amount of work under way.

A pipe for each process and one task at a time in it: no queue or lock is left behind when either side is killed, and when a process dies
it is known over which task.
"""

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import msgspec

from dragoman.flow.settings import Settings
from dragoman.flow.tasks import Done, Task, perform
from dragoman.schema.reading import Reader

AHEAD = 4  # results that may wait, for each process, until an earlier one is there
MOST_BYTES = 32_000_000  # of files whose results wait
FEW = 3  # so few tasks are done sooner here than other processes start
_encoder, _decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Done)
_DIED = "the process that read it died; dragoman --debug read --jobs 1 shows why"


@contextmanager
def at_work(tasks: Iterable[Task], reader: Reader, settings: Settings) -> Iterator[Iterator[tuple[Task, Done]]]:
    """Each task with what came of it, in order. Other processes, where there are any, begin at once.

    `reader` serves where the work is done in this process."""
    waiting = iter(tasks)
    first = list(islice(waiting, FEW + 1))
    if settings.processes == 1 or len(first) <= FEW:
        yield ((task, perform(task, reader)) for task in chain(first, waiting))
        return
    gc.freeze()  # a lexicon is no garbage, and looking for some would write to the pages that processes share
    pool = _Pool(settings, reader, chain(first, waiting))
    try:
        pool.fill()
        yield pool.run()
    finally:
        pool.close()
        gc.unfreeze()


class _Worker:
    """A process that reads, and the task it has."""

    def __init__(self, settings: Settings, reader: Reader) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.number = -1
        with _deaf_to_interrupts():
            self.process = _start_copy(reader, theirs) if _can_copy() else _start_anew(settings, theirs)
        theirs.close()  # so that the pipe ends when the process does

    def close(self) -> None:
        """End the process, whatever it does."""
        self.process.terminate()
        self.pipe.close()


class _Pool:
    def __init__(self, settings: Settings, reader: Reader, tasks: Iterable[Task]) -> None:
        self._settings = settings
        self._reader = reader
        self._waiting = enumerate(tasks)
        self._more = True
        self._idle = [_Worker(settings, reader) for _ in range(settings.processes)]
        self._busy: dict[Connection, _Worker] = {}
        self._tasks: dict[int, Task] = {}  # given out, or done and waiting for their turn
        self._done: dict[int, Done] = {}

    def fill(self) -> None:
        """Give work to every process that has none."""
        while self._more and self._idle and self._room():
            number, task = next(self._waiting, (-1, None))
            self._more = task is not None
            if task is not None:
                self._give(number, task)

    def run(self) -> Iterator[tuple[Task, Done]]:
        """Keep every process at work, and hand on results in their order."""
        turn = 0
        while self._more or self._tasks:
            self.fill()
            if turn in self._done:
                yield self._tasks.pop(turn), self._done.pop(turn)
                turn += 1
            elif self._busy:
                self._collect()

    def close(self) -> None:
        """Drop what is under way and end the processes at once."""
        for worker in (*self._idle, *self._busy.values()):
            worker.close()

    def _room(self) -> bool:
        held = sum(len(task.raw) for task in self._tasks.values())
        return len(self._tasks) < self._settings.processes * AHEAD and held < MOST_BYTES

    def _give(self, number: int, task: Task) -> None:
        worker = self._idle.pop()
        worker.number = number
        self._tasks[number] = task
        self._busy[worker.pipe] = worker
        try:
            worker.pipe.send(task)
        except OSError:
            self._bury(worker)

    def _collect(self) -> None:
        """Wait until some process is done, or dead."""
        for pipe in multiprocessing.connection.wait(list(self._busy)):
            worker = next(one for one in self._busy.values() if one.pipe is pipe)
            try:
                self._done[worker.number] = _unpacked(worker.pipe.recv())
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._idle.append(self._busy.pop(worker.pipe))

    def _bury(self, worker: _Worker) -> None:
        """Note that a process died over its task, and start another in its place."""
        del self._busy[worker.pipe]
        worker.close()
        self._done[worker.number] = Done(failures=((self._tasks[worker.number].path, _DIED),))
        self._idle.append(_Worker(self._settings, self._reader))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What is started inside never hears Ctrl-C: the parent hears it, and ends its processes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _can_copy() -> bool:
    """Whether this process may be copied with the lexicon that it holds: where the system does that safely, and no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def _start_copy(reader: Reader, pipe: Connection) -> BaseProcess:
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(reader, pipe), daemon=True)
    process.start()
    return process


def _start_anew(settings: Settings, pipe: Connection) -> BaseProcess:
    process = multiprocessing.get_context("spawn").Process(target=_load_and_serve, args=(settings, pipe), daemon=True)
    process.start()
    return process


def _load_and_serve(settings: Settings, pipe: Connection) -> None:
    """The life of a process that inherits nothing: it loads the lexicon itself."""
    reader = settings.make_reader(settings.lexicon)
    gc.freeze()
    _serve(reader, pipe)


def _serve(reader: Reader, pipe: Connection) -> None:
    """The life of a process: task in, result out, until the parent closes the pipe or dies."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        while True:
            pipe.send(_packed(perform(pipe.recv(), reader)))
    except (EOFError, OSError):
        return


def _packed(done: Done) -> bytes | Done:
    """A third of the work that pickling is; names of files that are no Unicode need that."""
    try:
        return _encoder.encode(done)
    except UnicodeEncodeError:
        return done


def _unpacked(sent: bytes | Done) -> Done:
    return _decoder.decode(sent) if isinstance(sent, bytes) else sent


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
