/** Replies in the providers' documented shapes, about invented brands. */

export type Json = Record<string, unknown>;

export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A finished Google search by SerpApi with one organic result; `extra` adds or replaces top-level fields. */
export function serpApiReply(extra: Json = {}): Json {
  return {
    search_metadata: {
      id: '65a000000000000000000001',
      status: 'Success',
      json_endpoint: 'https://serpapi.com/searches/abc/65a000000000000000000001.json',
      created_at: '2026-03-01 08:00:00 UTC',
      processed_at: '2026-03-01 08:00:01 UTC',
      google_url: 'https://www.google.com/search?q=nordlicht',
    },
    search_parameters: {
      engine: 'google',
      q: 'nordlicht',
      location_requested: 'Hamburg',
      location_used: 'Hamburg,Germany',
      google_domain: 'google.de',
      gl: 'de',
      hl: 'de',
      device: 'mobile',
    },
    search_information: {
      query_displayed: 'nordlicht',
      total_results: 12000,
      organic_results_state: 'Results for exact spelling',
    },
    organic_results: [{ position: 1, title: 'Nordlicht', link: 'https://nordlicht.example/' }],
    ...extra,
  };
}

export function serpApiAd(extra: Json = {}): Json {
  return {
    position: 1,
    block_position: 'top',
    title: 'Nordlicht Lampen günstig',
    link: 'https://lampenhaus.example/nordlicht',
    displayed_link: 'www.lampenhaus.example/nordlicht',
    tracking_link: 'https://www.google.com/aclk?sa=l&ai=DChc&sig=AOD64&q&adurl',
    description: 'Alle Leuchten ab Lager.',
    source: 'Lampenhaus',
    extensions: ['Gratis Versand', 'Sale'],
    sitelinks: [{ title: 'Tischleuchten', link: 'https://lampenhaus.example/tisch' }],
    ...extra,
  };
}

export function organicItem(rank: number): Json {
  return {
    type: 'organic',
    rank_group: 1,
    rank_absolute: rank,
    domain: 'nordlicht.example',
    title: 'Nordlicht',
    url: 'https://nordlicht.example/',
  };
}

export function paidItem(rank: number, extra: Json = {}): Json {
  return {
    type: 'paid',
    rank_group: 1,
    rank_absolute: rank,
    position: 'left',
    domain: 'lampenhaus.example',
    title: 'Nordlicht Lampen',
    website_name: 'Lampenhaus',
    description: 'Alle Leuchten ab Lager.',
    url: 'https://lampenhaus.example/nordlicht',
    breadcrumb: 'https://lampenhaus.example › nordlicht',
    extra: { ad_aclk: 'DChcSEw' },
    links: [
      { type: 'ad_link_element', title: 'Sale', description: 'Bis 30 %', url: 'https://lampenhaus.example/sale' },
    ],
    price: null,
    ...extra,
  };
}

export function dataForSeoResult(items: unknown, extra: Json = {}): Json {
  return {
    keyword: 'nordlicht',
    type: 'organic',
    se_domain: 'google.de',
    location_code: 2276,
    language_code: 'de',
    check_url: 'https://www.google.de/search?q=nordlicht&hl=de&gl=DE',
    datetime: '2026-03-01 09:00:00 +01:00',
    se_results_count: 12000,
    items_count: Array.isArray(items) ? items.length : 0,
    items,
    ...extra,
  };
}

export function dataForSeoTask(result: unknown, extra: Json = {}): Json {
  return {
    id: '03010800-0000-0066-0000-000000000001',
    status_code: 20000,
    status_message: 'Ok.',
    path: ['v3', 'serp', 'google', 'organic', 'task_get', 'advanced', '03010800'],
    data: {
      api: 'serp',
      function: 'task_get',
      se: 'google',
      se_type: 'organic',
      keyword: 'nordlicht',
      device: 'desktop',
    },
    result,
    ...extra,
  };
}

export function dataForSeoReply(...tasks: Json[]): Json {
  return { version: '0.1.20260301', status_code: 20000, status_message: 'Ok.', tasks_count: tasks.length, tasks };
}

/** The usual case: one task, one result, these items. */
export function dataForSeoPage(...items: unknown[]): Json {
  return dataForSeoReply(dataForSeoTask([dataForSeoResult(items)]));
}
