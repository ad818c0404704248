"""What a question to a situation answers: records, and the same as a table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

import msgspec

from dragoman.exchange.tables import Row, Type, columns
from dragoman.schema.errors import DragomanError

Record = TypeVar("Record")
Columns = Mapping[str, Type]


class Records(Sequence[Record], Generic[Record]):
    """Records in order; `frame()` gives them as a polars table, one row each: in the columns of the Parquet export's table of this name,
    or in `own` columns."""

    def __init__(
        self, records: Sequence[Record], table: str | None = None, row: Callable[[Record], Row] | None = None, own: Columns | None = None
    ) -> None:
        self._records, self._table, self._row, self._own = records, table, row, own

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        return self._records[index]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} records>" if self._table is None else f"<{len(self)} records of {self._table}>"

    def dicts(self) -> list[dict[str, Any]]:
        """The records as docs/records.md describes them, as plain dictionaries."""
        return [msgspec.to_builtins(one) for one in self._records]

    def frame(self) -> Any:
        """A polars DataFrame. DragomanError where polars is not installed, or where the records are of several kinds."""
        if self._table is None or self._row is None:
            raise DragomanError("claims of several kinds have no table in common: ask for one kind, as in situation.events()")
        try:
            polars = import_module("polars")
        except ImportError as error:
            raise DragomanError("tables need the package polars: pip install 'dragoman[tables]'; without it, use .dicts()") from error
        types: dict[Type, Any] = {"text": polars.String, "number": polars.Float64, "integer": polars.Int64, "flag": polars.Boolean}
        schema = {name: types[kind] for name, kind in (self._own or columns()[self._table]).items()}
        rows = [self._row(one) for one in self._records]
        return polars.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
