/** What makes a cell on screens: the same search of the same brand, whichever watch asks for it. */
export const CELL = 'brand_id, engine, query, country, language, location, device';

/** One text for a cell, from rows that have the columns of `CELL`. Languages are compared as the portfolio writes them. */
export const CELL_KEY =
  "md5(concat_ws(chr(31), brand_id, engine, query, country, language, coalesce(location, ''), device))";

/** SQL that lists the cells of the watches in force, with `watch_id` and `live`: whether the watch names providers. */
export const WATCHED_CELLS = `
  SELECT watch.id AS watch_id, watch.brand_id, engine, query, market ->> 'country' AS country, market ->> 'language' AS language,
         market ->> 'location' AS location, device, cardinality(watch.providers) > 0 AS live
  FROM watch, unnest(watch.queries) query, unnest(watch.engines) engine, jsonb_array_elements(watch.markets) market,
       unnest(watch.devices) device
  WHERE watch.retired_at IS NULL`;
